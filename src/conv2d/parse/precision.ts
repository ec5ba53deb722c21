import { PythonCall, PythonName } from '../../python/values';

const FLOAT32 = /^(?:tf|tensorflow|np|numpy|jnp|jax\.numpy)\.(?:dtypes\.)?float32$/;
const POLICY = /(?:^|\.)(?:DTypePolicy|FloatDTypePolicy|Policy)$/;

/** Whether a dtype is float32, as text, as an object of a library or as a policy; None stands for Keras' own, which is. */
export function isFloat32(value: unknown): boolean {
  if (value === null || value === 'float32') return true;
  if (value instanceof PythonName) return FLOAT32.test(value.origin);
  if (!(value instanceof PythonCall)) return false;
  const [first, second] = value.arguments_;
  const policy = POLICY.test(value.origin) || /^(?:np|numpy)\.dtype$/.test(value.origin);
  return policy && !second && (first === undefined ? false : isFloat32(first.value) && first.value !== null);
}

/** The dtypes that Keras knows by name (keras/src/backend/common/variables.py), and policies that begin like its quantized ones. */
const NAMES =
  /^(?:mixed_b?float16|b?float16|float(?:32|64)|u?int(?:8|16|32|64)|bool|string|complex(?:64|128)|(?:int[48]|float8|gptq|awq).*)$/;

/** Keras' words for a text that is no dtype (keras/src/dtype_policies/dtype_policy.py); undefined for one that is. */
export function noDtype(value: unknown): string | undefined {
  if (typeof value !== 'string' || NAMES.test(value)) return undefined;
  return (
    `Cannot convert '${value}' to a mixed precision DTypePolicy. Valid policies include 'mixed_float16', ` +
    "'mixed_bfloat16', and the name of any float dtype such as 'float32'."
  );
}

/** Whether it is certain that a dtype is another one. */
export function isOtherDtype(value: unknown): boolean {
  if (typeof value === 'string') return true;
  if (value instanceof PythonName)
    return /^(?:tf|tensorflow|np|numpy|jnp|jax\.numpy)\.(?:dtypes\.)?[a-z]+\d+$/.test(value.origin);
  return value instanceof PythonCall && POLICY.test(value.origin) && typeof value.arguments_[0]?.value === 'string';
}
