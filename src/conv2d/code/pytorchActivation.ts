import { type Activation, isLayerActivation } from '../activationNames';
import type { NamedActivation } from '../activationNames';
import { type LayerActivationDetails, layerActivationOf } from '../layerActivation';

/** Keras' activations of one tensor `output` in PyTorch, with Keras' default arguments. */
const EXPRESSIONS: Readonly<Record<NamedActivation, string>> = {
  linear: 'output',
  relu: 'F.relu(output)',
  leaky_relu: 'F.leaky_relu(output, 0.2)',
  relu6: 'F.relu6(output)',
  elu: 'F.elu(output)',
  selu: 'F.selu(output)',
  celu: 'F.celu(output)',
  gelu: 'F.gelu(output)',
  silu: 'F.silu(output)',
  mish: 'F.mish(output)',
  sigmoid: 'torch.sigmoid(output)',
  tanh: 'torch.tanh(output)',
  softplus: 'F.softplus(output)',
  softsign: 'F.softsign(output)',
  exponential: 'torch.exp(output)',
  hard_sigmoid: 'F.hardsigmoid(output)',
  hard_silu: 'F.hardswish(output)',
  hard_tanh: 'F.hardtanh(output)',
  hard_shrink: 'F.hardshrink(output)',
  soft_shrink: 'F.softshrink(output)',
  tanh_shrink: 'F.tanhshrink(output)',
  squareplus: '(output + torch.sqrt(output * output + 4)) / 2',
  sparse_plus: 'torch.where(output < 1, torch.clamp(output + 1, min=0) ** 2 / 4, output)',
  sparse_sigmoid: 'torch.clamp((output + 1) / 2, 0, 1)',
  log_sigmoid: 'F.logsigmoid(output)',
  threshold: 'output',
  softmax: 'torch.softmax(output, dim=DIM)',
  log_softmax: 'torch.log_softmax(output, dim=DIM)',
  sparsemax: 'sparsemax(output, dim=DIM)',
  glu: 'F.glu(output, dim=DIM)',
};

/** @param dim PyTorch's number of the axis that is the last one in Keras */
export function activationExpression(activation: Activation, dim: number): string {
  if (!isLayerActivation(activation)) return EXPRESSIONS[activation].replace('DIM', String(dim));
  const layer = layerActivationOf(activation);
  return layer ? layerExpression(layer) : 'output';
}

function layerExpression(layer: LayerActivationDetails): string {
  switch (layer.layer) {
    case 'LeakyReLU':
      return `F.leaky_relu(output, ${layer.slope})`;
    case 'ELU':
      return `F.elu(output, ${layer.alpha})`;
    case 'ReLU': {
      const { most, slope, threshold } = layer;
      const above = most === null ? 'output' : `torch.clamp(output, max=${most})`;
      const below = slope === 0 ? '0.0' : `${slope} * (output - ${threshold})`;
      return `torch.where(output > ${threshold}, ${above}, ${below})`;
    }
  }
}

/** The function that the expression calls and PyTorch lacks, if there is one. */
export function activationFunction(activation: Activation): readonly string[] {
  if (activation !== 'sparsemax') return [];
  return [
    '# As Keras 3.15 computes it, which adds up running sums where the paper takes the last one.',
    'def sparsemax(x, dim):',
    '    ordered = x.sort(dim=dim, descending=True).values.movedim(dim, -1)',
    '    sums = ordered.cumsum(-1)',
    '    support = ordered > (sums - 1) / torch.arange(1, ordered.shape[-1] + 1)',
    '    threshold = ((sums * support).sum(-1, keepdim=True) - 1) / support.sum(-1, keepdim=True)',
    '    return torch.clamp(x - threshold.movedim(-1, dim), min=0)',
    '',
    '',
  ];
}
