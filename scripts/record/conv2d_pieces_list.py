"""Pieces of code for conv2d_pieces.py: one on each line, or several lines in triple quotes."""

ONE_LINE = r"""
Conv2D(8, 3, activation=keras.layers.LeakyReLU(negative_slope=0.1))
Conv2D(8, 3, activation=tf.keras.layers.LeakyReLU(alpha=0.2))
Conv2D(8, 3, activation=LeakyReLU())
Conv2D(8, 3, activation=LeakyReLU(0.01))
Conv2D(8, 3, activation=layers.LeakyReLU(0))
Conv2D(8, 3, activation=layers.LeakyReLU(-0.1))
Conv2D(8, 3, activation=layers.LeakyReLU(None))
Conv2D(8, 3, activation=layers.LeakyReLU(slope=0.1))
Conv2D(8, 3, activation=layers.LeakyReLU(0.1, name='act'))
Conv2D(8, 3, activation=layers.LeakyReLU(1))
Conv2D(8, 3, activation=layers.LeakyReLU)
Conv2D(8, 3, activation=layers.ReLU)
Conv2D(8, 3, activation=layers.ReLU())
Conv2D(8, 3, activation=layers.ReLU(6.))
Conv2D(8, 3, activation=layers.ReLU(max_value=6))
Conv2D(8, 3, activation=layers.ReLU(max_value=1.5))
Conv2D(8, 3, activation=layers.ReLU(negative_slope=0.2))
Conv2D(8, 3, activation=layers.ReLU(6, 0.1, 0.5))
Conv2D(8, 3, activation=layers.ReLU(threshold=1))
Conv2D(8, 3, activation=layers.ReLU(threshold=1, negative_slope=.25))
Conv2D(8, 3, activation=layers.ReLU(max_value=-1))
Conv2D(8, 3, activation=layers.ReLU(max_value=0))
Conv2D(8, 3, activation=layers.ReLU(negative_slope=-1))
Conv2D(8, 3, activation=layers.ReLU(threshold=-1))
Conv2D(8, 3, activation=layers.ReLU(max_value=0.5, threshold=1))
Conv2D(8, 3, activation=layers.ReLU(max_value=1, threshold=1, negative_slope=0.5))
Conv2D(8, 3, activation=layers.ELU())
Conv2D(8, 3, activation=layers.ELU(alpha=0.5))
Conv2D(8, 3, activation=layers.ELU(2))
Conv2D(8, 3, activation=layers.ELU(-1.0))
Conv2D(8, 3, activation=layers.Softmax())
Conv2D(8, 3, activation=layers.Softmax(axis=-1))
Conv2D(8, 3, activation=layers.Softmax(axis=1))
Conv2D(8, 3, activation=layers.PReLU())
Conv2D(8, 3, activation=layers.Activation('relu'))
Conv2D(8, 3, activation=layers.Activation('swish'))
Conv2D(8, 3, activation=layers.Activation(keras.activations.tanh))
Conv2D(8, 3, activation=layers.Activation('foo'))
Conv2D(8, 3, activation=layers.Dropout(0.1))
Conv2D(8, 3, activation=layers.BatchNormalization())
Conv2D(8, 3, activation=keras.activations.get('relu'))
Conv2D(8, 3, activation=activations.get(None))
Conv2D(8, 3, activation=tf.keras.activations.get('foo'))
Conv2D(8, 3, activation=tf.nn.relu)
Conv2D(8, 3, activation=tf.nn.relu6)
Conv2D(8, 3, activation=tf.nn.leaky_relu)
Conv2D(8, 3, activation=tf.nn.elu)
Conv2D(8, 3, activation=tf.nn.selu)
Conv2D(8, 3, activation=tf.nn.gelu)
Conv2D(8, 3, activation=tf.nn.swish)
Conv2D(8, 3, activation=tf.nn.silu)
Conv2D(8, 3, activation=tf.nn.softmax)
Conv2D(8, 3, activation=tf.nn.log_softmax)
Conv2D(8, 3, activation=tf.nn.softplus)
Conv2D(8, 3, activation=tf.nn.softsign)
Conv2D(8, 3, activation=tf.nn.tanh)
Conv2D(8, 3, activation=tf.nn.sigmoid)
Conv2D(8, 3, activation=tf.tanh)
Conv2D(8, 3, activation=tf.sigmoid)
Conv2D(8, 3, activation=tf.math.tanh)
Conv2D(8, 3, activation=tf.math.sigmoid)
Conv2D(8, 3, activation=tf.identity)
Conv2D(8, 3, activation=tf.exp)
Conv2D(8, 3, activation=tf.math.softplus)
Conv2D(8, 3, activation=keras.ops.relu)
Conv2D(8, 3, activation=keras.ops.sigmoid)
Conv2D(8, 3, activation=keras.ops.tanh)
Conv2D(8, 3, activation=keras.ops.leaky_relu)
Conv2D(8, 3, activation=keras.ops.silu)
Conv2D(8, 3, activation=keras.ops.gelu)
Conv2D(8, 3, activation=keras.ops.softmax)
Conv2D(8, 3, activation=keras.ops.hard_tanh)
Conv2D(8, 3, activation=keras.ops.hard_shrink)
Conv2D(8, 3, activation=keras.ops.celu)
Conv2D(8, 3, activation=activations.relu)
Conv2D(8, 3, activation=keras.activations.swish)
Conv2D(8, 3, activation=keras.activations.hard_sigmoid)
Conv2D(8, 3, activation=keras.activations.exponential)
Conv2D(8, 3, activation=lambda x: x)
Conv2D(8, 3, activation=lambda x: tf.nn.leaky_relu(x, alpha=0.1))
Conv2D(8, 3, activation={'class_name': 'LeakyReLU', 'config': {'negative_slope': 0.1}})
Conv2D(8, 3, activation=relu)
Conv2D(8, 4, kernel_initializer=tf.random_normal_initializer(0., 0.02), use_bias=False)
Conv2D(8, 4, kernel_initializer=tf.random_normal_initializer(0., 0.02, seed=7))
Conv2D(8, 4, kernel_initializer=tf.random_normal_initializer(mean=0.1))
Conv2D(8, 4, kernel_initializer=tf.random_uniform_initializer(-0.1, 0.1))
Conv2D(8, 4, kernel_initializer=tf.random_uniform_initializer(0, 1, seed=3))
Conv2D(8, 3, bias_initializer=tf.constant_initializer(0.1))
Conv2D(8, 3, bias_initializer=tf.constant_initializer(value=-2))
Conv2D(8, 3, kernel_initializer=tf.zeros_initializer())
Conv2D(8, 3, kernel_initializer=tf.zeros_initializer)
Conv2D(8, 3, kernel_initializer=tf.ones_initializer())
Conv2D(8, 3, kernel_initializer=tf.initializers.HeNormal())
Conv2D(8, 3, kernel_initializer=tf.initializers.he_normal())
Conv2D(8, 3, kernel_initializer=tf.initializers.GlorotUniform(seed=1))
Conv2D(8, 3, kernel_initializer=tf.initializers.RandomNormal(0., 0.02))
Conv2D(8, 3, kernel_initializer=tf.initializers.VarianceScaling(scale=2.0, mode='fan_out', distribution='truncated_normal'))
Conv2D(8, 3, kernel_initializer=tf.initializers.random_normal(stddev=0.01))
Conv2D(8, 3, kernel_initializer=keras.initializers.get('he_normal'))
Conv2D(8, 3, kernel_initializer=initializers.get(None))
Conv2D(8, 3, kernel_initializer=initializers.get(initializers.Ones()))
Conv2D(8, 3, kernel_initializer=initializers.get({'class_name': 'RandomNormal', 'config': {'stddev': 0.5}}))
Conv2D(8, 3, kernel_initializer=initializers.he_normal())
Conv2D(8, 3, kernel_initializer=keras.initializers.random_normal(stddev=0.02))
Conv2D(8, 3, kernel_initializer=keras.initializers.glorot_uniform(seed=0))
Conv2D(8, 3, kernel_initializer=keras.initializers.HeNormal(seed=keras.random.SeedGenerator(3)))
Conv2D(8, 3, kernel_initializer=keras.initializers.HeNormal(seed=True))
Conv2D(8, 3, kernel_initializer=keras.initializers.HeNormal(seed=np.int64(3)))
Conv2D(8, 3, kernel_initializer=keras.initializers.HeNormal(seed=3.0))
Conv2D(8, 3, kernel_initializer=keras.initializers.TruncatedNormal(stddev=1/np.sqrt(27)))
Conv2D(8, 3, kernel_initializer=keras.initializers.TruncatedNormal(stddev=math.sqrt(2. / 27)))
Conv2D(8, 3, kernel_initializer=keras.initializers.RandomNormal(stddev=np.sqrt(2 / (3 * 3 * 64))))
Conv2D(8, 3, kernel_initializer=keras.initializers.RandomUniform(minval=-1/math.sqrt(27), maxval=1/math.sqrt(27)))
Conv2D(8, 3, bias_initializer=keras.initializers.Constant(value=-np.log((1 - 0.01) / 0.01)))
Conv2D(8, 3, bias_initializer=keras.initializers.Constant(value=[0.1]*8))
Conv2D(8, 3, bias_initializer=keras.initializers.Constant(True))
Conv2D(4, 3, bias_initializer=keras.initializers.Constant([[1, 2, 3, 4]]))
Conv2D(4, 3, bias_initializer=keras.initializers.Constant([[1], [2], [3], [4]]))
Conv2D(4, 3, bias_initializer=keras.initializers.Constant([[[1, 2, 3, 4]]]))
Conv2D(1, 3, bias_initializer=keras.initializers.Constant([[2.]]))
Conv2D(4, 3, bias_initializer=keras.initializers.Constant([[2.]]))
Conv2D(4, 3, kernel_initializer=keras.initializers.Constant([[[[[1, 2, 3, 4]]]]]))
Conv2D(4, 3, bias_initializer=keras.initializers.Constant(np.array([1, 2, 3, 4])))
Conv2D(4, 3, bias_initializer=keras.initializers.Constant(np.array([1., 2, 3, 4])))
Conv2D(8, 3, dtype=tf.float32)
Conv2D(8, 3, dtype=np.float32)
Conv2D(8, 3, dtype='float32')
Conv2D(8, 3, dtype=keras.backend.floatx())
Conv2D(8, 3, dtype=keras.mixed_precision.DTypePolicy('float32'))
Conv2D(8, 3, dtype=keras.DTypePolicy('float32'))
Conv2D(8, 3, dtype=keras.dtype_policies.DTypePolicy('float32'))
Conv2D(8, 3, dtype=K.floatx())
Conv2D(8, 3, dtype=None)
Conv2D(8, 3, dtype=tf.dtypes.float32)
Conv2D(8, 3, dtype=np.dtype('float32'))
Conv2D(64, (1, 1), name='res' + 'branch2a')
Conv2D(64, (1, 1), name='conv_' + str(3))
Conv2D(64, (1, 1), name='conv_{}_{}'.format(1, 'a'))
Conv2D(64, (1, 1), name='conv%d_%s' % (1, 'a'))
Conv2D(64, (1, 1), name='conv%02d' % 1)
Conv2D(64, (1, 1), name=f'conv{1 + 1}')
Conv2D(64, (1, 1), name='a' * 3)
Conv2D(64, (1, 1), name='_'.join(['a', 'b']))
Conv2D(64, (1, 1), name=None if True else 'a')
Conv2D(64, (1, 1), name='Block1'.lower())
Conv2D(8, 3, input_shape=(28, 28) + (1,))
Conv2D(8, 3, batch_input_shape=(None, 28, 28, 1))
Conv2D(8, 3, input_shape=(None, None, 3), trainable=not False)
Conv2D(8, 3, batch_size=4)
Conv2D(8, 3, input_dtype='float32')
Conv2D(8, 3, weights=[1])
Conv2D(8, 3, kernel_regularizer=l2(1e-4) if 1 else None, bias_regularizer=keras.regularizers.L1L2(0.1, 0.2))
Conv2D(8, 3, kernel_constraint=keras.constraints.MaxNorm(3), activity_regularizer=regularizers.l1(0.01))
Conv2D(8, 3, kernel_regularizer=lambda w: 0.)
Conv2D(8, (3,)*2)
Conv2D(8, 2*(3,))
Conv2D(8, [3]*2, strides=[2]*2)
Conv2D(8, (3,) + (5,))
Conv2D(8, [3] + [5])
Conv2D(8, (3,) + [5])
Conv2D(np.int64(8), (np.int64(3), np.int64(3)))
Conv2D(8, np.int64(3))
Conv2D(8, np.int64(3) + 1)
Conv2D(8, int(np.int64(3)))
Conv2D(8, np.array([3, 5]))
Conv2D(8, np.array((3, 5)), strides=np.array([2, 1]))
Conv2D(8, np.array(3))
Conv2D(8, np.array([3.5, 5]))
Conv2D(np.array(8), 3)
Conv2D(int(64*0.5), 3)
Conv2D(int(64 / 3), 3)
Conv2D(int(-7 / 2) + 8, 3)
Conv2D(64 // 3, 3)
Conv2D(-7 // 2 + 8, 3)
Conv2D(-7 % 5, 3)
Conv2D(7 % -5 + 4, 3)
Conv2D(int(7.5 // 2), 3)
Conv2D(int(-7.5 % 4 * 2), 3)
Conv2D(64 / 2, 3)
Conv2D(1 << 4, 3)
Conv2D(64 >> 2, 3)
Conv2D(12 & 10, 3)
Conv2D(12 | 3, 3)
Conv2D(12 ^ 10, 3)
Conv2D(~-9, 3)
Conv2D(2 ** 3, 3)
Conv2D(2 ** 3 ** 1, 3)
Conv2D(int(2 ** 3.), 3)
Conv2D(int(2 ** -1 * 16), 3)
Conv2D(-2 ** 2 + 12, 3)
Conv2D(max(8, 16), 3)
Conv2D(min(8, 16, 4), 3)
Conv2D(max([8, 16]), 3)
Conv2D(max(8, 8.5), 3)
Conv2D(abs(-8), 3)
Conv2D(round(7.5), 3)
Conv2D(round(6.5), 3)
Conv2D(round(2.5) + round(-3.5) + 9, 3)
Conv2D(len('abcd'), 3)
Conv2D(len((1, 2, 3)), 3)
Conv2D(sum([4, 4]), 3)
Conv2D(pow(2, 3), 3)
Conv2D(int('8'), 3)
Conv2D(int(8.9), 3)
Conv2D(int(True) + 7, 3)
Conv2D(True + 7, 3)
Conv2D(8 if 3 > 2 else 4, 3)
Conv2D(8 if not 1 == True else 4, 3)
Conv2D(8 if 1 < 2 < 3 else 4, 3)
Conv2D(8 if 'a' == 'a' and 2 != 3 else 4, 3)
Conv2D(0 or 8, 3)
Conv2D(4 and 8, 3)
Conv2D(8 if None is None else 4, 3)
Conv2D(8 if K.image_data_format() == 'channels_last' else 4, 3)
Conv2D((8, 16)[1], 3)
Conv2D([8, 16][-1], 3)
Conv2D({'a': 8}['a'], 3)
Conv2D(dict(a=8)['a'], 3)
Conv2D(math.ceil(7.2), math.floor(3.9))
Conv2D(int(math.pow(2, 3)), 3)
Conv2D(int(np.sqrt(64)), 3)
Conv2D(int(np.ceil(7.2)), 3)
Conv2D(np.prod([2, 4]), 3)
Conv2D(divmod(17, 2)[0], 3)
Conv2D(8, tuple([3, 3]))
Conv2D(8, list((3, 5)))
Conv2D(8, tuple(3 for _ in range(2)))
Conv2D(8, range(2, 4))
Conv2D(8, {3, 2})
Conv2D(8, {5, 3})
Conv2D(8, {9, 8})
Conv2D(8, {3})
Conv2D(8, {3: 1, 2: 5})
Conv2D(8, {'3': 1, 'b': 5})
Conv2D(8, dict(a=1, b=2))
Conv2D(8, {})
Conv2D(8, (*(3,), 5))
Conv2D(8, [*[3], 5])
Conv2D(*(8, 3))
Conv2D(*[8, 3], padding='same')
Conv2D(8, *(3,), **{'padding': 'same'})
Conv2D(8, 3, **dict(padding='same'))
Conv2D(8, 3, **dict(padding='same', strides=2), activation='relu')
Conv2D(8, 3, padding='same', **dict(padding='same'))
Conv2D(**{'filters': 8, 'kernel_size': 3})
Conv2D(8, 3, **{'foo': 1})
Conv2D(8, 3, **{})
Conv2D(n := 8, 3)
Conv2D((n := 8), 3)
Conv2D(n := 8, 3, strides=n // 8)
Conv2D(8, 3, data_format=keras.backend.image_data_format())
Conv2D(8, 3, data_format=K.image_data_format())
Conv2D(8, 3, data_format=keras.config.image_data_format())
Conv2D(8, 3, padding='SAME'.lower())
Conv2D(8, 3, padding='sa' + 'me')
Conv2D(8, 3, use_bias=0.0)
Conv2D(8, 3, use_bias=0.5)
Conv2D(8, 3, use_bias=not True)
Conv2D(8, 3, use_bias='')
Conv2D(8, 3, use_bias=[])
Conv2D(8, 3, use_bias=bool(0))
Conv2D(8, (True, 3))
Conv2D(8, True)
Conv2D(8, False)
Conv2D(8, (3, False))
Conv2D(8, 3, strides=True)
Conv2D(8, 3, strides=(True, 2))
Conv2D(8, 3, dilation_rate=True)
Conv2D(True, 3)
Conv2D(False, 3)
Conv2D(8, 3, groups=True)
Conv2D(8, 3, groups=False)
Conv2D(8, ('3', 3))
Conv2D(0, 3, padding=[1, 1])
Conv2D(8, 3, padding=[1, 1], strides=2, dilation_rate=2)
Conv2D(8, 3, padding=[1, 1], data_format='x')
Conv2D(8, 3, padding=[1, 1])
Conv2D(8, 3, padding=(1, 1), groups=3)
Conv2D(8, 3, dilation_rate=(1, 14), strides=1, padding='valid', kernel_initializer='zeros')
Conv2D(8, 4, dilation_rate=(1, 14))
Conv2D(8, 4, dilation_rate=(100, 7))
Conv2D(8, 40, dilation_rate=(1, 1))
Convolution2D(32, 3, 3, border_mode='same', input_shape=(32,32,3))
Convolution2D(16, 5, 5, subsample=(2,2), border_mode='same', init='he_normal', dim_ordering='tf')
Convolution2D(nb_filter=8, nb_row=3, nb_col=3)
Conv2D(in_channels=3, out_channels=8, kernel_size=3, stride=1, padding=0)
Conv2D(8, 3, stride=2)
Conv2D(8, 3, bias=False)
Conv2D(8, 3, dilation=2)
Conv2D(8, 3, W_regularizer='l2')
Conv2D(8, 3, padding_mode='zeros')
Conv2D(8, 3, padding=1)
Conv2D(8, 3, weights=None)
Conv2D(filter=8, kernel_size=3)
Conv2D(8, kernel=3)
Conv2D(8, kernel_size=3, kernal_initializer='zeros')
Conv2D(8, 3, activaton='relu')
Conv2D(3, 64, kernel_size=3, stride=2)
Conv2D(8, (3, 3), padding='same')
Conv2D(8, 3, padding=‘same’)
Conv2D(8, 3, padding=“same”)
Conv2D（8，3，padding='same'）
Conv2D(8, 3，padding='same')
Conv2D(８, 3)
Conv2D(8, 3​)
​Conv2D(8, 3)
Conv2D(8, 3, padding='same')﻿
Conv2D(8, 3, strides=–1)
Conv2D(8, 3, strides=−1)
Conv2D(8, 3 × 3)
Conv2D(8, 3; 3)
Conv2D(8, 3、3)
Conv2D(8, 3, name=′a′)
Conv2D(8, 3, strides=1…)
Conv2D(8, 3,　padding='same')
Conv2D(8, 3, name=´a´)
Conv2D(8, 3, name=`a`)
Conv2D(8, 03)
Conv2D(8, 3, name='a
Conv2D(8, 3
Conv2D(8, 3))
Conv2D(8, 3]
Conv2D(8 3)
Conv2D(8,, 3)
Conv2D(8, 3, strides==2)
Conv2D(8, 3, strides: 2)
Conv2D(8, 3, padding=same)
Conv2D(8, 3, name='a', 4)
Conv2D(8, kernel_size=3, **{}, 4)
Conv2D(8, 3, None)
Conv2D(1/0, 3)
Conv2D(8, 3, kernel_regularizer=1/0)
Conv2D(8, 3, name='a' + 1)
Conv2D(8, 3, activation=keras.ops.celu)
Conv2D(8, 3, activation=keras.ops.elu)
Conv2D(8, 3, activation=keras.ops.glu)
Conv2D(8, 3, activation=keras.ops.hard_sigmoid)
Conv2D(8, 3, activation=keras.ops.hard_silu)
Conv2D(8, 3, activation=keras.ops.hard_swish)
Conv2D(8, 3, activation=keras.ops.leaky_relu)
Conv2D(8, 3, activation=keras.ops.log_sigmoid)
Conv2D(8, 3, activation=keras.ops.log_softmax)
Conv2D(8, 3, activation=keras.ops.relu6)
Conv2D(8, 3, activation=keras.ops.selu)
Conv2D(8, 3, activation=keras.ops.softplus)
Conv2D(8, 3, activation=keras.ops.softsign)
Conv2D(8, 3, activation=keras.ops.soft_shrink)
Conv2D(8, 3, activation=keras.ops.sparse_plus)
Conv2D(8, 3, activation=keras.ops.sparse_sigmoid)
Conv2D(8, 3, activation=keras.ops.sparsemax)
Conv2D(8, 3, activation=keras.ops.squareplus)
Conv2D(8, 3, activation=keras.ops.swish)
Conv2D(8, 3, activation=keras.ops.tanh_shrink)
Conv2D(8, 3, activation=keras.ops.exp)
Conv2D(8, 3, activation=tf.math.log_sigmoid)
Conv2D(8, 3, activation=tf.math.exp)
Conv2D(8, 3, activation=tf.math.softmax)
Conv2D(8, 3, activation=tf.nn.crelu)
Conv2D(8, 3, activation=tf.math.abs)
Conv2D(8, 3, activation=tf.math.softsign)
Conv2D(8, 3, activation=np.tanh)
Conv2D(8, 3, activation=activations.leaky_relu)
Conv2D(8, 3, activation=keras.activations.mish)
Conv2D(8, 3, activation=keras.activations.threshold)
Conv2D(8, 3, activation=layers.Activation(activation='relu', name='a'))
Conv2D(8, 3, activation=layers.Activation(layers.LeakyReLU(0.1)))
Conv2D(8, 3, activation=activations.get(layers.ELU(0.5)))
Conv2D(8, 3, activation=layers.ReLU(max_value=None))
Conv2D(8, 3, activation=layers.ReLU(6, 0))
Conv2D(8, 3, activation=layers.ReLU(1e-3, 1e-8, 0))
Conv2D(8, 3, activation=layers.LeakyReLU(alpha=0.3, dtype='float32'))
Conv2D(8, 3, activation=layers.LeakyReLU(negative_slope=1/5.5))
Conv2D(8, 3, activation=layers.LeakyReLU(True))
Conv2D(8, 3, activation=layers.ELU(0))
Conv2D(8, 3, activation=layers.ELU(None))
Conv2D(8, 3, activation=layers.ReLU(None, None))
Conv2D(8, 3, activation=layers.Softmax(3))
Conv2D(8, 3, activation=layers.Softmax())
Conv2D(8, 3, activation=layers.Softmax(axis=[1, 2]))
Conv2D(8, 3, activation=layers.Identity())
Conv2D(8, 3, activation=layers.GaussianNoise(0.1))
Conv2D(8, 3, activation=('relu'))
Conv2D(8, 3, activation=['relu'])
Conv2D(8, 3, activation='relu'.upper())
Conv2D(8, 3, activation='leaky_relu' if True else None)
Conv2D(8, 3, kernel_initializer=keras.initializers.Orthogonal(seed=keras.random.SeedGenerator(seed=11)))
Conv2D(8, 3, kernel_initializer=keras.initializers.RandomUniform(seed=keras.random.SeedGenerator(5)))
Conv2D(8, 3, kernel_initializer=keras.initializers.RandomUniform(seed=keras.random.SeedGenerator('a')))
Conv2D(8, 3, kernel_initializer=keras.initializers.RandomUniform(seed=False))
Conv2D(8, 3, kernel_initializer=keras.initializers.RandomUniform(seed=-1))
Conv2D(8, 3, kernel_initializer=keras.initializers.RandomUniform(seed=2**33 + 5))
Conv2D(8, 3, kernel_initializer=keras.initializers.RandomUniform(seed='a'))
Conv2D(8, 3, kernel_initializer=np.zeros((3, 3, 3, 8)))
Conv2D(8, 3, kernel_initializer=lambda shape, dtype=None: tf.ones(shape))
Conv2D(8, 3, kernel_initializer=tf.constant_initializer([1, 2, 3, 4, 5, 6, 7, 8]))
Conv2D(8, 3, kernel_initializer='he_' + 'normal')
Conv2D(8, 3, kernel_initializer=HeNormal)
Conv2D(8, 3, bias_initializer=Constant(-math.log((1 - 0.01) / 0.01)))
Conv2D(8, 3, dtype=tf.float16)
Conv2D(8, 3, dtype='mixed_float16')
Conv2D(8, 3, dtype=np.float64)
Conv2D(8, range(2, 4), strides=range(1, 3))
Conv2D(8, {2, 3.0})
Conv2D(8, {3, True})
Conv2D(8, {0, -2})
Conv2D(8, frozenset({3, 5}))
Conv2D(8, {3: 1})
Conv2D(8, {True: 1, 2: 1})
Conv2D(8, {3: 1, 2: 5}, strides={2: 'a', 1: 'b'})
Conv2D(8, 'ab'[0:1])
Conv2D(8, (3, 5, 7)[0:2])
Conv2D(8, (3, 5, 7)[:2])
Conv2D(8, (3, 5)[::-1])
Conv2D(8, np.array([3, 5]) + 1)
Conv2D(8, 3, strides=(np.int32(2), 1))
Conv2D(np.int32(8) * 2, 3)
Conv2D(8, 3, groups=np.int64(1))
Conv2D(int(round(8 * 1.3 / 8) * 8), 3)
Conv2D(int(max(16, 32 * .35)), 3)
Conv2D(max(8, int(13.9 + 4) // 8 * 8), 3)
Conv2D(10 ** 2 % 7 + 1, 3)
Conv2D(-(-7 // 2), 3)
Conv2D(int(1e1), 3)
Conv2D(int(.1 * 3 * 10), 3)
Conv2D(int(4.35 * 100) - 400, 3)
Conv2D(8 * (not False), 3)
Conv2D(3 in (1, 2, 3) and 8, 3)
Conv2D(8 if 'a' in 'abc' else 4, 3)
Conv2D(8 if 1 <= 1.0 >= 1 else 4, 3)
Conv2D(8 if (1, 2) == (1, 2.0) else 4, 3)
Conv2D(8 if [1] == (1,) else 4, 3)
Conv2D(8 if 1 == '1' else 4, 3)
Conv2D(8 if None else 4, 3)
Conv2D(8 if '' or [] or () or 0.0 else 4, 3)
Conv2D(5 and 0.0 or 8, 3)
Conv2D(sum((2, 4, True)), 3)
Conv2D(min((8, 16), (4, 4))[0], 3)
Conv2D(int(' 8 '), 3)
Conv2D(int(float('8.0')), 3)
Conv2D(len(str(12345678)), 3)
Conv2D(len(f'{1:03d}'), 3)
Conv2D(len('%5.2f' % 1), 3)
Conv2D(len('\n\x41\101'), 3)
Conv2D(ord('A') - 57, 3)
Conv2D(0b1000, 0x3)
Conv2D(8, 3, name='b%d' % 2.7)
Conv2D(8, 3, name='b%s' % [1])
Conv2D(8, 3, name='{0}_{1}_{0}'.format(1, 'x'))
Conv2D(8, 3, name='{a}'.format(a=1))
Conv2D(8, 3, name=f'{"x"}_{2.0}_{True}')
Conv2D(8, 3, name=f'a{{b}}')
Conv2D(8, 3, name='a/b')
Conv2D(8, 3, name='a' + '/' + 'b')
Conv2D(64, (4,4), strides=(2,2), padding='same', kernel_initializer=RandomNormal(stddev=0.02), activation=LeakyReLU(alpha=0.2))
Conv2D(128, kernel_size=5, strides=2, padding="same", data_format=None)
Conv2D(64, kernel_size=(3, 3), strides=(1, 1), padding='same', kernel_initializer=RandomUniform(minval=-0.02, maxval=0.02, seed=5))
Conv2D(filters=1, kernel_size=(1,1), activation='sigmoid', padding='same', name="output")
Conv2D(3, (7, 7), padding='same', activation='tanh', kernel_initializer=keras.initializers.RandomNormal(0, 0.02, 42))
Conv2D(16, 3, padding='same', kernel_initializer=tf.keras.initializers.Orthogonal(1.0, seed=3))
Conv2D(16, 3, padding='same', kernel_initializer=keras.initializers.OrthogonalInitializer(gain=np.sqrt(2), seed=3))
Conv2D(16, 3, kernel_initializer=keras.initializers.variance_scaling(scale=2.0, mode='fan_out', seed=1))
Conv2D(16, 3, kernel_initializer=keras.initializers.VarianceScaling(2., 'fan_in', 'untruncated_normal', seed=1))
Conv2D(16, 3, kernel_initializer=keras.initializers.VarianceScaling(2., 'fan_avg', 'uniform', 9))
Conv2D(16, 3, kernel_initializer=keras.initializers.VarianceScaling(distribution='normal', seed=9))
Conv2D(16, 3, kernel_initializer={'class_name': 'VarianceScaling', 'config': {'scale': 2.0, 'mode': 'fan_out', 'distribution': 'truncated_normal', 'seed': 4}})
Conv2D(16, 3, kernel_initializer={'class_name': 'he_normal'})
Conv2D(16, 3, kernel_initializer={'class_name': 'Foo', 'config': {}})
Conv2D(16, 3, kernel_initializer={'name': 'he_normal'})
Conv2D(16, 3, kernel_initializer=tf.initializers.variance_scaling(scale=2.0))
Conv2D(16, 3, kernel_initializer=tf.keras.initializers.glorot_normal)
Conv2D(16, 3, kernel_initializer=tf.keras.initializers.HeUniform)
Conv2D(16, 3, kernel_initializer=initializers.LecunNormal(7))
Conv2D(16, 3, kernel_initializer=initializers.GlorotNormal(seed=2**31-1))
Conv2D(16, 3, kernel_initializer=initializers.TruncatedNormal(0.0, 0.05, seed=0))
Conv2D(16, 3, kernel_initializer=initializers.RandomNormal(mean=0, stddev=1, seed=123456789012))
Conv2D(16, 3, kernel_initializer=initializers.RandomNormal(stddev=-1.0, seed=1))
Conv2D(16, 3, kernel_initializer=initializers.RandomUniform(minval=1, maxval=-1, seed=1))
Conv2D(16, 3, kernel_initializer=initializers.RandomUniform(minval=1, maxval=1, seed=1))
Conv2D(16, 3, kernel_initializer=initializers.Constant())
Conv2D(16, 3, kernel_initializer=initializers.Constant(np.pi))
Conv2D(16, 3, kernel_initializer=initializers.Ones, bias_initializer=initializers.Zeros)
Conv2D(16, 3, kernel_initializer=initializers.ones(), bias_initializer=initializers.zeros())
Conv2D(16, 3, kernel_initializer=Zeros(), bias_initializer=Ones())
Conv2D(16, 3, kernel_initializer='HeNormal', bias_initializer='Ones')
Conv2D(16, 3, kernel_initializer='HE_NORMAL')
Conv2D(16, 3, kernel_initializer='heNormal')
Conv2D(16, 3, kernel_initializer='normal')
Conv2D(16, 3, kernel_initializer='uniform')
Conv2D(16, 3, kernel_initializer='random_normal')
Conv2D(16, 3, kernel_initializer='RandomNormal')
Conv2D(16, 3, kernel_initializer='xavier')
Conv2D(16, 3, kernel_initializer='glorot_uniform', bias_initializer='zeros')
Conv2D(16, 3, kernel_initializer='one', bias_initializer='zero')
Conv2D(16, 3, kernel_initializer='VarianceScaling')
Conv2D(16, 3, kernel_initializer=None, bias_initializer=None)
Conv2D(16, 3, bias_initializer='he_normal')
Conv2D(16, 3, kernel_initializer=initializers.HeNormal(seed=1), activation='ReLU')
Conv2D(16, 3, activation='Relu')
Conv2D(16, 3, activation='relu6')
Conv2D(16, 3, activation='leaky_relu')
Conv2D(16, 3, activation='LeakyReLU')
Conv2D(16, 3, activation='lrelu')
Conv2D(16, 3, activation='prelu')
Conv2D(16, 3, activation='PReLU')
Conv2D(16, 3, activation='swish')
Conv2D(16, 3, activation='hard_swish')
Conv2D(16, 3, activation='hard-swish')
Conv2D(16, 3, activation='identity')
Conv2D(16, 3, activation='none')
Conv2D(16, 3, activation='None')
Conv2D(16, 3, activation='')
Conv2D(16, 3, activation=False)
Conv2D(16, 3, activation=0)
Conv2D(16, 3, activation=[])
Conv2D(16, 3, activation=('relu',))
Conv2D(16, 3, activation='softmax')
Conv2D(16, 3, activation='log_softmax', data_format='channels_last')
Conv2D(16, 3, activation='mish')
Conv2D(16, 3, activation='gelu')
Conv2D(16, 3, activation='hard_tanh')
Conv2D(16, 3, activation='thresholded_relu')
Conv2D(16, 3, activation=keras.activations.deserialize('relu'))
Conv2D(16, 3, activation=keras.activations.relu6)
Conv2D(16, 3, activation=tf.keras.activations.linear)
Conv2D(16, 3, activation=tf.compat.v1.nn.relu)
Conv2D(16, 3, activation=tf.keras.layers.ReLU(6))
Conv2D(16, 3, activation=tf.keras.layers.ReLU(6.0, negative_slope=0.1))
Conv2D(16, 3, activation=keras.layers.LeakyReLU(alpha=0.1, negative_slope=0.2))
Conv2D(16, 3, activation=keras.layers.LeakyReLU(alpha=-1))
Conv2D(16, 3, activation=keras.layers.LeakyReLU(**{'alpha': 0.1}))
Conv2D(16, 3, activation=keras.layers.ELU(alpha=1.0, name='elu_1'))
Conv2D(16, 3, activation=keras.layers.Activation(tf.nn.relu))
Conv2D(16, 3, activation=keras.layers.Activation('linear', dtype='float32'))
Conv2D(16, 3, activation=keras.layers.Activation(activation=keras.layers.ReLU(max_value=6)))
Conv2D(16, 3, activation=keras.layers.Activation())
Conv2D(16, 3, activation=tf.math.tanh)
Conv2D(16, 3, activation=keras.ops.nn.relu)
Conv2D(16, 3, activation=keras.ops.threshold)
Conv2D(16, 3, activation=keras.ops.exp)
Conv2D(16, 3, activation=tf.nn.sigmoid)
Conv2D(16, 3, activation=keras.activations.silu)
Conv2D(16, 3, activation=keras.activations.celu)
Conv2D(16, 3, activation=keras.activations.softsign)
Conv2D(16, 3, (1, 1), 'same', None, (1, 1), 1, 'relu')
Conv2D(16, 3, 2, 'SAME', 'channels_last', 1, 1, None, False)
Conv2D(16, (3, 3), (2, 2), 'Valid')
Conv2D(16, 3, 3, activation='relu')
Conv2D(32, 3, 3, input_shape=(3, 150, 150))
Conv2D(16, 3, 3, 3)
Conv2D(16, 3, 3, 'same', 'channels_first')
Conv2D(16, 3, 1, 'same', 'relu')
Conv2D(16, 3, 'same')
Conv2D(16, 'same', 3)
Conv2D('16', 3)
Conv2D(16, 3.)
Conv2D(16, [3, 3], strides=[2, 2])
Conv2D(16, (3), strides=(2))
Conv2D(16, (3,), strides=(2,))
Conv2D(16, ((3, 3)))
Conv2D(16, (3, 3, 3))
Conv2D(16, (3, 3), strides=(2, 2, 2))
Conv2D(16, -3)
Conv2D(-16, 3)
Conv2D(16, 0)
Conv2D(16, 3, strides=0)
Conv2D(16, 3, dilation_rate=0)
Conv2D(16, 3, dilation_rate=(2, 2), strides=(2, 2))
Conv2D(16, 3, dilation_rate=(2, 1), strides=(1, 2))
Conv2D(16, 3, strides='2')
Conv2D(16, 3, strides=None)
Conv2D(16, None)
Conv2D(16, 3, padding=None)
Conv2D(16, 3, padding='reflect')
Conv2D(16, 3, padding='full')
Conv2D(16, 3, padding='Same')
Conv2D(16, 3, padding=True)
Conv2D(16, 3, padding=((1, 1), (1, 1)))
Conv2D(16, 3, data_format='channel_last')
Conv2D(16, 3, data_format='NHWC')
Conv2D(16, 3, data_format='Channels_Last')
Conv2D(16, 3, data_format='tf')
Conv2D(15, 3, groups=3)
Conv2D(16, 3, groups=3)
Conv2D(16, 3, groups=None)
Conv2D(16, 3, groups='1')
Conv2D(6, 3, groups=2)
Conv2D(16, 64)
Conv2D(16, (1, 33))
Conv2D(16, 17, dilation_rate=2)
Conv2D(16, 3, use_bias=None)
Conv2D(16, 3, use_bias=1)
Conv2D(16, 3, bias_initializer='foo', use_bias=False)
Conv2D(16, 3, kernel_regularizer=tf.keras.regularizers.L2(0.01), kernel_constraint='max_norm')
Conv2D(16, 3, name=3)
Conv2D(16, 3, name='')
Conv2D(16, 3, name='a b/c')
Conv2D(16, 3, name='conv' 'olution')
Conv2D(16, 3, name=r'a\b', trainable=False)
Conv2D(16, 3, name=u'conv')
Conv2D(16, 3, input_shape=(32, 32, 3,), batch_size=None)
Conv2D(16, 3, input_shape=(3, 32, 32))
Conv2D(16, 3, input_shape=32)
Conv2D(16, 3, batch_input_shape=(1, 32, 32, 3))
Conv2D(16, 3, input_dim=3)
Conv2D(16, 3, input_tensor=None)
Conv2D(16, 3, autocast=False)
Conv2D(16, 3, lora_rank=4)
Conv2D(16, 3, W_constraint=None)
Conv2D(16, 3, activation='relu', activation='relu')
Conv2D(16, kernel_size=3, filters=16)
Conv2D(filters=16, kernel_size=3, filters=8)
Conv2D(kernel_size=3)
Conv2D(filters=16)
Conv2D()
Conv2D(16, 3, 'valid', 'relu')
Conv2D(16, kernel_size=int(3))
Conv2D(16, 3, padding='same' if 2 == 2 else 'valid')
Conv2D(2**4, 3), Conv2D
Conv2D(16_0, 3)
Conv2D(0x10, 0b11, strides=0o2)
Conv2D(16 // 3 * 2, 3 - 1 + 1)
Conv2D(int(np.floor(16 * .75)), 3)
Conv2D(round(16 * .75), 3)
Conv2D(np.int32(16), (np.int32(3),) * 2)
Conv2D(int(np.uint8(255)) + 1, 3)
Conv2D(16, np.array([[3, 3]]))
Conv2D([16, 32][0], [3] * 2)
Conv2D(16 if False else 8, 3)
Conv2D(max(16, 8) // min(2, 4), 3)
Conv2D(*[16], *[3])
Conv2D(*(16, 3), **{'activation': 'relu', 'padding': 'same'})
Conv2D(16, 3, **dict(strides=2), **dict(padding='same'))
Conv2D(16, 3, **{'padding': 'same', 'padding': 'valid'})
Conv2D(16, 3, **{'kernel_size': 5})
Conv2D(16, 3, *[2], 'same')
layers.Conv2D.__call__(layers.Conv2D(16, 3), tf.zeros((1, 8, 8, 3)))
keras.layers.TimeDistributed(Conv2D(16, 3))
keras.layers.Conv2D(16, 3).build((None, 8, 8, 3))
tf.keras.layers.Conv2D(16, 3, kernel_initializer=tf.keras.initializers.he_normal(seed=10))
tf.keras.layers.Convolution2D(16, 3)
Conv2D(3, 64, 3)
Conv2D(3, 64, 3, padding=1)
Conv2D(64, (3, 3), border_mode='valid')
Convolution2D(64, 3, 3, activation='relu')
Convolution2D(64, (3, 3), init='glorot_uniform', bias=True)
Conv2D(16, 3, kernel_initializer=initializers.Constant(0.1), bias_initializer=initializers.Constant(value=-1))
Conv2D(16, 3, strides=(2, 1), padding='same', dilation_rate=1)
Conv2D(16, 3, kernel_initializer=initializers.IdentityInitializer())
Conv2D(16, 3, kernel_initializer=initializers.HeNormal(seed=1337), bias_initializer=initializers.RandomUniform(-.1, .1, seed=7))
Conv2D(16, 3, kernel_initializer=initializers.GlorotUniform(seed=-5))
Conv2D(16, 3, kernel_initializer=initializers.GlorotUniform('7'))
Conv2D(16, 3, kernel_initializer=initializers.he_normal)
Conv2D(16, 3, kernel_initializer=initializers.get('HeNormal'))
Conv2D(16, 3, kernel_initializer=initializers.deserialize({'class_name': 'Constant', 'config': {'value': 2}}))
model = Sequential([Input((32, 32, 3)), *[Conv2D(16, 3)] * 1])
Conv2D(16, 3, kernel_initializer=dict(class_name='HeNormal', config=dict(seed=3)))
Conv2D(16, 3, kernel_initializer=dict(class_name='HeNormal', config={'seed': 3}))
Conv2D(16, 3, kernel_initializer=dict(a=1))
Conv2D(16, 3, kernel_initializer={1: 2})
Conv2D(16, 3, activation=dict(class_name='ReLU', config={}))
Conv2D(16, 3, lora_rank=4, lora_alpha=8)
Conv2D(16, 3, activation=layers.LeakyReLU(0.3, alpha=0.1))
Conv2D(16, 3, activation=layers.LeakyReLU(alpha=None))
Conv2D(16, np.array([1, 14, 3]))
Conv2D(16, np.array([[1, 2], [3, 14]]))
Conv2D(16, np.array([3]))
Conv2D(16, np.array([]))
Conv2D(np.uint8(16), np.uint8(3))
Conv2D(np.uint8(16) * 2, 3)
Conv2D(np.int16(300) // np.int16(20), 3)
Conv2D(16, np.int32(3) + np.int64(0))
Conv2D(-np.uint8(250), 3)
Conv2D(np.int32(16) << 2, 3)
Conv2D(16, (np.uint8(3), np.uint8(0)))
Conv2D(16, np.uint8(0))
Conv2D(np.int8(-4), 3)
Conv2D(16, 3, strides=np.int16(0))
Conv2D(16, 3, groups=np.uint8(3))
Conv2D(16, 3, activation=tf.compat.v1.nn.relu6)
Conv2D(16, 3, activation=tf.compat.v1.nn.leaky_relu)
Conv2D(16, 3, kernel_initializer=tf.ones_initializer)
Conv2D(16, 3, kernel_initializer=tf.HeNormal())
Conv2D(16, 3, kernel_initializer=tf.initializers.zeros())
Conv2D(16, 3, kernel_initializer=tf.initializers.TruncatedNormal(stddev=0.1, seed=3))
Conv2D(16, 3, dtype='int32')
Conv2D(16, 3, dtype='foo')
Conv2D(16, 3, dtype='float')
Conv2D(16, 3, dtype='')
Conv2D(16, 3, dtype=32)
Conv2D(16, 3, dtype='bfloat16')
Conv2D(16, 3, dtype=tf.int32)
Conv2D(16, 3, padding=('same',))
Conv2D(16, 3, padding=['same', 'valid'])
Conv2D(16, 3, padding={'same'})
Conv2D(16, 3, padding={})
Conv2D(16, 3, padding=1.5)
Conv2D(16, 3, data_format=None)
Conv2D(16, 3, data_format=['channels_last'])
Conv2D(16, 3, data_format=True)
Conv2D(16, 3, data_format='')
Conv2D(16, (3, '3'))
Conv2D(16, [3, None])
Conv2D(16, '3')
Conv2D(16, '33')
Conv2D(16, 'same')
Conv2D(16, b'33')
Conv2D(16, 3j)
Conv2D(16, (3, 2j))
Conv2D(3j, 3)
Conv2D(16, ...)
Conv2D(..., 3)
Conv2D(16, (3, ...))
Conv2D(b'8', 3)
Conv2D([16], 3)
Conv2D((16,), 3)
Conv2D(16, 3, groups=[1])
Conv2D(16, 3, use_bias=np.bool_(False))
Conv2D(16, 3, use_bias=np.int64(0))
Conv2D(16, 3, use_bias=2)
Conv2D(16, 3, use_bias=-0.0)
Conv2D(16, 3, strides=(1, 1, 1), dilation_rate=2)
Conv2D(16, 3, strides=[2], dilation_rate=2)
Conv2D(16, 3, activation='relu', kernel_initializer=initializers.VarianceScaling(scale=-1, mode='x'))
Conv2D(16, 3, kernel_initializer=initializers.VarianceScaling(scale='2'))
Conv2D(16, 3, kernel_initializer=initializers.RandomUniform(-1e38, 1e38, seed=1))
Conv2D(16, 3, kernel_initializer=initializers.TruncatedNormal(0, 0, 5))
Conv2D(16, 3, kernel_initializer=initializers.Constant([0.5] * 16))
Conv2D(16, 3, kernel_initializer=initializers.Constant((1,) * 16))
Conv2D(16, 3, kernel_initializer=initializers.Constant(1e39))
Conv2D(16, 3, kernel_initializer=initializers.Constant(-1e-46))
Conv2D(16, 3, kernel_initializer=initializers.Constant(2**63))
Conv2D(16, 3, kernel_initializer=initializers.Constant(value=1, seed=3))
Conv2D(16, 3, kernel_initializer=initializers.Zeros(seed=3))
Conv2D(16, 3, kernel_initializer='zeros()')
Conv2D(16, 3, kernel_initializer=' zeros')
Conv2D(16, 3, activation='relu ')
Conv2D(16, 3, activation='keras.activations.relu')
Conv2D(16, 3, activation='tf.nn.relu')
n = 2 * 4; k = (n - 5,) * 2; conv = Conv2D(n, k)
layer = (Conv2D)(16, 3)
layer = [Conv2D][0](16, 3)
getattr(layers, 'Conv2D')(16, 3)
Conv2D(np.uint8(200) + np.uint8(100), 3)
Conv2D(16, 3, kernel_initializer=tf.zeros((3, 3, 3, 16)))
""".strip().splitlines()

SEVERAL_LINES = [
    "Conv2D(8,\u00a0(3, 3), padding='same')",
    "Conv2D(8, 3,\n\u00a0   padding='same')",
    "init=keras.initializers.RandomNormal(0., 0.02)\nConv2D(8, 4, strides=2, padding='same', kernel_initializer=init, use_bias=False)",
    "n=8\nk=(3,3)\nmodel = Sequential()\nmodel.add(Conv2D(n, k, activation='relu'))",
    "i='a'\nx = Input((32, 32, 3))\nx = Conv2D(64, (1, 1), name=i + '_conv')(x)",
    "i=3\nx = Input((32, 32, 3))\nx = Conv2D(64, 3, name=f'conv{i}')(x)",
    "i=3\nx = Input((32, 32, 3))\nx = Conv2D(64, 3, name='conv%d' % i)(x)",
    "i=3\nx = Input((32, 32, 3))\nx = Conv2D(64, 3, name='conv{}'.format(i))(x)",
    "s=(32,32)\nConv2D(8, 3, input_shape=s + (3,))",
    "s=(32,32)\nConv2D(8, 3, input_shape=(*s, 3))",
    "wd=0\nConv2D(8, 3, kernel_regularizer=keras.regularizers.l2(wd) if wd else None)",
    "f=True\nConv2D(8, 3, trainable=not f)",
    "model = Sequential()\nmodel.add(Conv2D(32, 3))\nmodel.add(Conv2D(64, 3))",
    "from keras.layers import Conv2D as C2\nC2(8, 3)",
    "import tensorflow as t\nt.keras.layers.Conv2D(8, 3, activation=t.nn.relu6, dtype=t.float32)",
    "import numpy\nConv2D(numpy.int64(8), 3, dtype=numpy.float32)",
    "from math import sqrt\nConv2D(int(sqrt(64)), 3)",
    "from keras import backend as B\nConv2D(8, 3, data_format=B.image_data_format())",
    "from keras.activations import relu, gelu as g\nConv2D(8, 3, activation=g)",
    "from keras.ops import gelu\nConv2D(8, 3, activation=gelu)",
    "from tensorflow.nn import leaky_relu\nConv2D(8, 3, activation=leaky_relu)",
    "SIZES = [(3, 3), (5, 5)]\na = Conv2D(8, SIZES[0])\nb = Conv2D(8, SIZES[1])",
    "s = [3, 5]\nt = s\nt[0] = 7\nConv2D(8, s)",
    "s = [3, 5]\nfor t in [s]:\n    t[0] = 7\nConv2D(8, s)",
    "n = 4\nclass A:\n    n = 8\n    conv = Conv2D(n, 3)",
    "n = 4\nn = n * 2\nConv2D(n, 3)",
    "n = 4; k = n - 1\nConv2D(n * 2, k)",
    "import math\nmath = 3\nConv2D(math, 3)",
    "len = lambda x: 8\nConv2D(len('a'), 3)",
    "n = 8\ndef f():\n    global n\n    n = 4\nf()\nConv2D(n, 3)",
    "n = 8\nwith open('/dev/null') as n:\n    n = 5\nConv2D(n, 3)",
    "n = 8\n[n for n in range(3)]\nConv2D(n, 3)",
    "n = 8\ntry:\n    n = int('x')\nexcept ValueError as e:\n    n = 5\nConv2D(n, 3)",
    "n = 8\ndel n\nn = 5\nConv2D(n, 3)",
    "n = 8\nif (n := 5):\n    pass\nConv2D(n, 3)",
    "init = initializers.RandomNormal(seed=1)\ninit.stddev = 3.0\nConv2D(8, 3, kernel_initializer=init)",
    "gen = keras.random.SeedGenerator(3)\nConv2D(4, 3, kernel_initializer=initializers.HeNormal(seed=gen)).build((1, 8, 8, 3))\nConv2D(8, 3, kernel_initializer=initializers.HeNormal(seed=gen))",
    "init = initializers.HeNormal(seed=keras.random.SeedGenerator(3))\nConv2D(4, 3, kernel_initializer=init).build((1, 8, 8, 3))\nConv2D(8, 3, kernel_initializer=init)",
    "import keras.layers as KL\nKL.Conv2D(8, 3)",
    "from keras import layers as L\nL.Conv2D(8, 3, activation='relu')",
    "conv = keras.layers.Conv2D\nconv(8, 3)",
    "from functools import partial\nC = partial(Conv2D, padding='same')\nC(8, 3)",
    ">>> y = layers.Conv2D(\n...     8, 3,\n...     padding='same')(x)",
    ">>> x = Input((32, 32, 3))\n>>> y = layers.Conv2D(8, 3)(x)",
    "k = [3]\nk.append(5)\nConv2D(8, k)",
    "k = [3, 3]\nk[0] = 5\nConv2D(8, k)",
    "n = 4\nn += 4\nConv2D(n, 3)",
    "n = 4\nif True:\n    n = 8\nConv2D(n, 3)",
    "for n in (4, 8):\n    Conv2D(n, 3)",
    "def block(n=4):\n    return Conv2D(n, 3)\nblock(8)",
    "n = 4\ndef block(n):\n    return Conv2D(n, 3)\nblock(8)",
    "n, k = 8, 3\nConv2D(n, k)",
    "n = k = 3\nConv2D(n, k)",
    "n: int = 8\nConv2D(n, 3)",
    "options = dict(padding='same', activation='relu')\nConv2D(8, 3, **options)",
    "args = (8, 3)\nConv2D(*args)",
    "filters = [32, 64]\nConv2D(filters[1], 3)",
    "IMG = 32\nx = Input(shape=(IMG, IMG, 3))\nx = Conv2D(IMG * 2, 3, padding='same')(x)",
    "act = layers.LeakyReLU(0.1)\nConv2D(8, 3, activation=act)",
    "act = 'relu'\nConv2D(8, 3, activation=act)",
    "max = 3\nConv2D(max, 3)",
    "def relu(x):\n    return x + 1\nConv2D(8, 3, activation=relu)",
    "Conv2D(n, 3)\nn = 8",
    "gen = keras.random.SeedGenerator(3)\nConv2D(8, 3, kernel_initializer=initializers.HeNormal(seed=gen))",
    # As the public tutorials write them: DCGAN, pix2pix, CycleGAN, U-Net, ResNet, MobileNet, YOLO, VGG, Inception, keras.io.
    "model = Sequential()\nmodel.add(layers.Conv2D(64, (5, 5), strides=(2, 2), padding='same', input_shape=[28, 28, 1]))\nmodel.add(layers.LeakyReLU())",
    "initializer = tf.random_normal_initializer(0., 0.02)\nresult = tf.keras.Sequential()\nresult.add(tf.keras.layers.Conv2D(64, 4, strides=2, padding='same', kernel_initializer=initializer, use_bias=False))",
    "kernel_init = keras.initializers.RandomNormal(mean=0.0, stddev=0.02)\nx = Input((32, 32, 3))\nx = layers.Conv2D(64, (7, 7), kernel_initializer=kernel_init, use_bias=False)(x)",
    "inputs = Input((32, 32, 3))\nc1 = Conv2D(16, (3, 3), activation='relu', kernel_initializer='he_normal', padding='same')(inputs)",
    "inputs = Input((32, 32, 3))\nx = layers.Conv2D(32, 3, strides=2, padding='same')(inputs)\nx = layers.BatchNormalization()(x)",
    "channel_axis = -1\nfilters = int(32 * 0.5)\nx = Input((32, 32, 3))\nx = layers.Conv2D(filters, (3, 3), padding='valid', use_bias=False, strides=(2, 2), name='conv1')(x)",
    "weight_decay = 1e-4\nConv2D(64, (3, 3), padding='same', kernel_regularizer=regularizers.l2(weight_decay), input_shape=(32, 32, 3))",
    "conv_name_base = 'res' + str(2) + 'a' + '_branch'\nx = Input((32, 32, 3))\nx = Conv2D(64, (1, 1), name=conv_name_base + '2a')(x)",
    "bn_axis = 3 if K.image_data_format() == 'channels_last' else 1\nx = Input((32, 32, 3))\nx = layers.Conv2D(64, 7, strides=2, use_bias=True, name='conv1_conv')(x)",
    "num_classes = 10\nx = Input((32, 32, 3))\nx = layers.Conv2D(num_classes, 1, activation='softmax', padding='same', dtype='float32')(x)",
    "prior_probability = tf.constant_initializer(-np.log((1 - 0.01) / 0.01))\nConv2D(9 * 4, 3, 1, padding='same', kernel_initializer='orthogonal', bias_initializer=prior_probability)",
    "patch_size = 4\nhidden = 192\nConv2D(filters=hidden, kernel_size=patch_size, strides=patch_size, padding='VALID', name='projection')",
    "x = Input((32, 32, 3))\nx = Conv2D(32, (3, 3), strides=(1, 1), padding='same', use_bias=False, activation=lambda x: tf.nn.leaky_relu(x, alpha=0.1))(x)",
    "upscale_factor = 3\nchannels = 1\nconv_args = {'activation': 'relu', 'kernel_initializer': 'orthogonal', 'padding': 'same'}\nx = Input((32, 32, 3))\nx = layers.Conv2D(channels * (upscale_factor ** 2), 3, **conv_args)(x)",
    "model = keras.Sequential([\n    keras.Input(shape=(32, 32, 3)),\n    layers.Conv2D(32, kernel_size=(3, 3), activation='relu'),\n    layers.MaxPooling2D(pool_size=(2, 2)),\n])",
    "alpha = 0.25\nx = Input((32, 32, 3))\nx = Conv2D(int(32 * alpha), (3, 3), strides=(2, 2), padding='same')(x)",
    "dilation = 12\nx = Input((64, 64, 3))\nx = layers.Conv2D(256, kernel_size=3, dilation_rate=dilation, padding='same', use_bias=False, kernel_initializer=keras.initializers.HeNormal())(x)",
    "class Block(layers.Layer):\n    def __init__(self):\n        super().__init__()\n        self.conv = layers.Conv2D(16, 3, padding='same')\nBlock()",
    "ndf = 64\nConv2D(ndf * 2 ** 1, kernel_size=5, strides=2, padding='same', kernel_initializer=initializers.TruncatedNormal(stddev=0.02))",
    "IMG_SIZE = 32\nIMG_SHAPE = (IMG_SIZE, IMG_SIZE) + (3,)\nConv2D(32, (3, 3), activation=tf.nn.relu, input_shape=IMG_SHAPE)",
    "first, growth = 2 * 12, 12\nConv2D(first, 3, padding='same', kernel_initializer='he_uniform', use_bias=False)",
    "width = 1.4\ndef _make_divisible(v, d):\n    return max(d, int(v + d / 2) // d * d)\nConv2D(_make_divisible(32 * width, 8), 3)",
    "K.set_image_data_format('channels_first')\nConv2D(16, 3)",
    "keras.config.set_image_data_format('channels_first')\nConv2D(16, 3)",
    "from keras import backend as B\nB.set_image_data_format('channels_first')\nx = Conv2D(16, 3)",
    "K.set_image_data_format('channels_last')\nConv2D(16, 3)",
    "import math as max\nConv2D(max.ceil(7.2), 3)",
    "from math import ceil as c\nConv2D(c(7.2), 3)",
    "import tensorflow as tf\nfrom tensorflow import keras\nfrom tensorflow.keras import layers\nlayers.Conv2D(16, 3, activation='relu')",
    "from tensorflow.keras.layers import (Conv2D,\n    Input)\nConv2D(16, 3)",
    "from tensorflow.keras.layers import Conv2D as Conv, Input as I\nx = Conv(16, 3, activation='relu')(I((32, 32, 3)))",
    "import tensorflow.keras.layers as tfl\ntfl.Conv2D(8, 4, padding='same')",
    "from tensorflow.keras import initializers as ini, activations as act\nConv2D(16, 3, activation=act.gelu, kernel_initializer=ini.HeNormal(seed=3))",
    "from keras.src.layers import Conv2D\nConv2D(16, 3)",
    "x = Input((32, 32, 3))\nx = Conv2D(\n    filters=16,  # number of filters\n    kernel_size=3,  # 3x3 (square)\n    # strides=2,\n    padding='same',  # keep the size\n)(x)",
    "x = Input((32, 32, 3))\nx = Conv2D(16, (3, 3), padding='same', \\\n    activation='relu')(x)",
    "'''Conv2D(4, 3)'''\nConv2D(16, 3)",
    "# Conv2D(4, 3)\nConv2D(16, 3)  # Conv2D(8, 3)",
    "print('Conv2D(4, 3)')\nConv2D(16, 3)",
    "conv1 = Conv2D(16, 3),\nprint(conv1)",
    "model = Sequential([\n    Conv2D(16, 3, input_shape=(32, 32, 3)),\n])",
    "cfg = {'filters': 16, 'kernel_size': 3}\nConv2D(**cfg)",
    "k = 3,\nConv2D(16, k * 2)",
    "k = (3, 3)\nConv2D(16, k, strides=k[0] - 1)",
    "init = 'he_normal'\nConv2D(16, 3, kernel_initializer=init)",
    "init = tf.keras.initializers.GlorotNormal(seed=1)\na = Conv2D(16, 3, kernel_initializer=init)\nb = Conv2D(16, 3, kernel_initializer=init)",
    "relu = tf.nn.leaky_relu\nConv2D(16, 3, activation=relu)",
    "from tensorflow.nn import relu\nConv2D(16, 3, activation=relu)",
    "from keras.activations import *\nConv2D(16, 3, activation=gelu)",
    "from tensorflow.nn import *\nConv2D(16, 3, activation=gelu)",
    "regularizer = l2(1e-4)\nConv2D(16, 3, kernel_regularizer=regularizer, name='a')",
    "True_ = 1\nConv2D(16, 3, use_bias=True_)",
    "bn = True\nConv2D(16, 3, use_bias=not bn)",
    "bn = True\nConv2D(16, 3, use_bias=(not bn) or False)",
    "depth = 3\nConv2D(16 * 2 ** (depth - 1), 3)",
    "w = 0.25\nConv2D(max(8, int(32 * w + 4) // 8 * 8), 3)",
    "g = 32\nConv2D(2 * g, 7, strides=2, use_bias=False, padding='same', kernel_initializer='he_normal', name='conv1/conv'.replace('/', '_'))",
    "k = 4\nConv2D(16, k if k % 2 else k + 1)",
    "k = [3, 5, 7]\nConv2D(16, k[-1])",
    "k = {'a': (3, 3)}\nConv2D(16, k['a'])",
    "k = {'a': {'b': 3}}\nConv2D(16, k['a']['b'])",
    "k = [[3, 5], [7, 9]]\nConv2D(16, k[1][0])",
    "s = '3'\nConv2D(16, int(s))",
    "x = 3\nassert x == 3\nConv2D(16, x)",
    "x: int\nx = 3\nConv2D(16, x)",
    "type = 'same'\nConv2D(16, 3, padding=type)",
    "match = 3\nConv2D(16, match)",
    "lambda_ = 3\nConv2D(16, lambda_)",
    "nf = 64\nx = Input((32, 32, 3))\nx = layers.Conv2D(nf, 3, padding=\"same\", kernel_initializer=keras.initializers.he_normal(seed=7))(x)",
    "K.set_image_data_format('channels_last')\nkeras.config.set_image_data_format('channels_first')\nConv2D(16, 3)",
    "K.set_image_data_format('channels_first')\nConv2D(16, 3, data_format='channels_last')",
    "K.set_image_data_format('channels_first')\nConv2D(15, 3, groups=3, data_format=None)",
    "fmt = 'channels_first'\nK.set_image_data_format(fmt)\nConv2D(16, 3)",
    "K.set_image_data_format(data_format='channels_first')\nConv2D(16, 3)",
    "if K.image_data_format() == 'channels_last':\n    K.set_image_data_format('channels_first')\nConv2D(16, 3)",
    "x = Conv2D(16, 3)\nK.set_image_data_format('channels_first')",
    "# K.set_image_data_format('channels_first')\nConv2D(16, 3)",
    "K.set_image_data_format('foo')\nConv2D(16, 3)",
    "K.set_floatx('float32')\nConv2D(16, 3)",
    "K.set_floatx('float16')\nConv2D(16, 3, dtype='float32')",
    "keras.mixed_precision.set_dtype_policy('float32')\nConv2D(16, 3)",
    "channel_axis = 1 if K.image_data_format() == 'channels_first' else -1\nConv2D(16, channel_axis + 4)",
    "from keras.ops import *\nConv2D(16, 3, activation=relu)",
    "from keras.ops import *\nfrom keras.layers import *\nConv2D(16, 3, activation=silu)",
    "k = [3, 5]\nj = k\nj[0] = 7\nConv2D(16, (k[0], k[1]))",
    "k = [3, 5]\ndef f(v=k):\n    v[0] = 7\nf()\nConv2D(16, (k[0], k[1]))",
    "k = [3, 5]\nj = [k]\nj[0][0] = 7\nConv2D(16, [*k])",
    "k = [3, 5]\nfor i in range(2):\n    k[i] = 7\nConv2D(16, k)",
    "k = [3, 5]\n(k)[0] = 7\nConv2D(16, k[0])",
    "k = [3, 5]\n[k][0][0] = 7\nConv2D(16, k[0])",
    "k = [3, 5]\nlist.append(k, 1)\nConv2D(16, k[0])",
    "k = [3, 5]; k.reverse()\nConv2D(16, k[0])",
    "k = [3, 5]\nk[0], n = 7, 16\nConv2D(n, k)",
    "k = [3, 5]\nfor k[0] in (7,):\n    pass\nConv2D(16, k)",
    "k = [3, 5]\nwith open('/dev/null') as k[0]:\n    k[0] = 7\nConv2D(16, (k[0], 3))",
    "k = [3, 5]\ndel k[0]\nConv2D(16, k[0])",
    "k = [3, 5]\nk[0] += 4\nConv2D(16, k[0])",
    "k = [3, 5]\nk[:] = [7, 9]\nConv2D(16, k[0])",
    "n = 8\nimport math as n\nConv2D(n, 3)",
    "n = 8\nfrom math import pi as n\nConv2D(16, int(n))",
    "n = 8\ndef n(): pass\nConv2D(16, n)",
    "n = 8\nclass n: pass\nConv2D(16, n)",
    "n = 8\nfor n in []: pass\nConv2D(n, 3)",
    "n = 8\nmatch 5:\n    case n: pass\nConv2D(n, 3)",
    "n = 8\n(n, m) = 4, 3\nConv2D(n, 3)",
    "n = 8\n[n, m] = 4, 3\nConv2D(n, 3)",
    "*n, m = 8, 4, 3\nConv2D(m, n[0])",
    "n = 8\nn, = 4,\nConv2D(n, 3)",
    "n = 8\nlambda n: n\nConv2D(n, 3)",
    "n = 8\n{n: 1 for n in range(3)}\nConv2D(n, 3)",
    "n = 8\nprint(n := 5)\nConv2D(n, 3)",
    "n = 8\nsetattr(__import__('builtins'), 'x', 1)\nConv2D(n, 3)",
    "import sys\nn = 8\nsys.modules[__name__].__dict__ if False else None\nConv2D(n, 3)",
    "n = 8\nimport builtins\nbuiltins.exec('n = 5', globals())\nConv2D(n, 3)",
    "n: int = 8\nn: int\nConv2D(n, 3)",
    "n = m = 8\nm += 1\nConv2D(n, 3)",
    "a = (3,)\nb = a\nb += (5,)\nConv2D(16, a * 2)",
    "a = [3]\nb = a\nb += [5]\nConv2D(16, a)",
    "a = [3]\nb = c = a\nc.append(5)\nConv2D(16, [*a])",
    "async def f():\n    pass\nConv2D(16, 3)",
    "try:\n    n = 8\nfinally:\n    pass\nConv2D(n, 3)",
    "n = 8 if True else 4\nConv2D(n, 3)",
    "\n\n\nn = 8\n\n\n\nConv2D(n, 3)\n\n",
    "def build(filters=8, *, k=3):\n    return Conv2D(filters=16, kernel_size=3)\nbuild()",
    "@property\ndef conv(self):\n    return 1\nConv2D(16, 3)",
    "conv = {'c': Conv2D}\nconv['c'](16, 3)",
    "C = layers.Conv2D\nC(16, 3)",
    "C = D = layers.Conv2D\nD(16, 3)",
    "L = keras.layers\nL.Conv2D(16, 3)",
    "k = keras\nk.layers.Conv2D(16, 3)",
    "Conv2D = layers.Conv2D\nConv2D(16, 3)",
    "if True:\n    from keras.layers import Conv2D\nConv2D(16, 3)",
    "try:\n    from keras.layers import Conv2D\nexcept ImportError:\n    from tensorflow.keras.layers import Conv2D\nConv2D(16, 3)",
    "import tensorflow as tf, numpy as np, keras as k\nk.layers.Conv2D(16, 3, dtype=np.float32, activation=tf.nn.relu)",
    "tf.keras.backend.set_image_data_format('channels_first')\nConv2D(16, 3, data_format=K.image_data_format())",
    "keras.mixed_precision.set_global_policy('mixed_float16')\nConv2D(16, 3)",
    "keras.config.set_dtype_policy('mixed_bfloat16')\nConv2D(16, 3)",
    "K.set_floatx('float64')\nConv2D(16, 3)",
    "keras.config.set_floatx('float16')\nConv2D(16, 3)",
    "n = 8\nglobals()['n'] = 16\nConv2D(n, 3)",
    "n = 8\nexec('n = 16')\nConv2D(n, 3)",
    "from math import *\nConv2D(int(sqrt(64)), 3)",
    "from numpy import *\nConv2D(int(ceil(7.2)), 3)",
    "cfg = {'filters': 16, 'kernel_size': 3}\ncfg['filters'] = 8\nConv2D(**cfg)",
    "cfg = {'filters': 16, 'kernel_size': 3}\ncfg.update(filters=8)\nConv2D(**cfg)",
    "cfg = {'filters': 16, 'kernel_size': 3}\ncfg |= {'filters': 8}\nConv2D(**cfg)",
    "cfg = {'filters': 16, 'kernel_size': 3}\ndef g(c):\n    c['filters'] = 4\ng(cfg)\nConv2D(**cfg)",
    "k = (3, 5)\nConv2D(16, k[::-1])",
    "n = 8\nlocals()['n'] = 5\nConv2D(n, 3)",
    "n = 8\nvars()['n'] = 5\nConv2D(n, 3)",
    "k = [[3, 5]]\nj = k[0]\nj[0] = 7\nConv2D(16, k[0])",
    "k = {'a': [3, 5]}\nj = k['a']\nj[0] = 7\nConv2D(16, k['a'])",
    "cfg = {'n': 16, 'k': [3, 5]}\nn = cfg['n']\nConv2D(n, cfg['k'])",
]

PIECES = [*ONE_LINE, *SEVERAL_LINES]
