//! Which of PyTorch's operations read a share where it is: a table of operations, and those of them that copy.
//!
//! libtorch asks for memory to write wherever an operation's own code does, also for an argument that it only reads. It is then
//! copied, once per loan, and the result is right.

mod common;

use common::{counted, counting, turn};
use ndarray::{Array1, Array2};
use num_complex::Complex;
use tensor_core::TensorInput;
use tensor_tch::Tch;
use tensor_tch::tch::nn::{self, RNN};
use tensor_tch::tch::{Device, Kind, Reduction, Tensor};

#[derive(TensorInput)]
struct Inputs {
    /// Values between 0 and 1, 8 by 8.
    x: Array2<f32>,
    /// From 0 to 7.
    index: Array1<i64>,
    /// A square matrix that has an inverse and a Cholesky factor.
    square: Array2<f64>,
    mask: Array2<bool>,
    complex: Array2<Complex<f32>>,
}

fn inputs() -> Inputs {
    Inputs {
        x: counting((8, 8)) / 65.0,
        index: (0..8).collect(),
        square: Array2::eye(4) * 4.0 + 1.0,
        mask: Array2::from_shape_fn((8, 8), |(row, column)| row > column),
        complex: Array2::from_shape_fn((8, 8), |(row, column)| {
            Complex::new(f32::from(u8::try_from(row).unwrap()), f32::from(u8::try_from(column).unwrap()))
        }),
    }
}

type Refs<'t> = InputsTensorRefs<'t, Tch>;

/// An operation that reads some of the inputs.
type Operation = (&'static str, fn(&Refs<'_>));

/// Methods without arguments.
macro_rules! methods {
    ($field:ident: $($name:ident)*) => {
        &[$((concat!(stringify!($field), ".", stringify!($name)), |t| drop(t.$field.$name()))),*]
    };
}

const OF_FLOATS: &[Operation] = methods! { x:
    abs acos acosh all aminmax_of_all angle any argwhere asin asinh atan atan2_of_itself atanh bernoulli ceil celu clone_of_it
    corrcoef cos cosh deg2rad detach digamma elu erf erfc erfinv exp exp2 expm1 fliplr flipud floor frac hardshrink
    hardsigmoid hardswish hardtanh i0 isfinite isinf isnan isneginf isposinf isreal leaky_relu lgamma log log10 log1p log2
    log_sigmoid logical_not max median min mish msort nanmedian neg nonzero norm ones_like positive rad2deg ravel
    reciprocal relu relu6 round rsqrt selu sgn sigmoid sign signbit silu sin sinc sinh softplus softshrink
    special_bessel_j0 special_entr special_erfcx special_i0e special_i1 special_log_ndtr special_ndtr special_ndtri sqrt
    square tan tanh trace tr trunc zeros_like
};

const OF_MATRICES: &[Operation] = methods! { square: det inverse linalg_eigvals logdet matrix_exp };

const OF_MASKS: &[Operation] = methods! { mask: all any argwhere bitwise_not logical_not max min nonzero };

const OF_INTEGERS: &[Operation] = methods! { index: abs bitwise_not max min neg sgn };

const OF_COMPLEX: &[Operation] =
    methods! { complex: abs angle conj conj_physical exp imag real resolve_conj view_as_real };

/// What the table calls methods and is none of tch's.
trait More {
    fn aminmax_of_all(&self) -> (Tensor, Tensor);
    fn atan2_of_itself(&self) -> Tensor;
    fn clone_of_it(&self) -> Tensor;
}

impl More for Tensor {
    fn aminmax_of_all(&self) -> (Tensor, Tensor) {
        self.aminmax(None, false)
    }

    fn atan2_of_itself(&self) -> Tensor {
        self.atan2(self)
    }

    fn clone_of_it(&self) -> Tensor {
        self.copy()
    }
}

const WITH_ARGUMENTS: &[Operation] = &[
    ("add", |t| drop(t.x + t.x)),
    ("sub", |t| drop(t.x - 1.0)),
    ("mul", |t| drop(t.x * t.x)),
    ("div", |t| drop(t.x / 2.0)),
    ("pow", |t| drop(t.x.pow(t.x))),
    ("remainder", |t| drop(t.x.remainder(2.0))),
    ("clamp", |t| drop(t.x.clamp(0.2, 0.8))),
    ("lerp", |t| drop(t.x.lerp(t.x, 0.5))),
    ("where", |t| drop(t.x.where_self(t.mask, &t.x.zeros_like()))),
    ("maximum", |t| drop(t.x.maximum(&t.x.zeros_like()))),
    ("gt", |t| drop(t.x.gt(0.5))),
    ("eq", |t| drop(t.x.eq_tensor(t.x))),
    ("sum", |t| drop(t.x.sum(Kind::Float))),
    ("mean over an axis", |t| drop(t.x.mean_dim([0_i64].as_slice(), false, Kind::Float))),
    ("std", |t| drop(t.x.std(true))),
    ("var", |t| drop(t.x.var(true))),
    ("prod", |t| drop(t.x.prod(Kind::Float))),
    ("logsumexp", |t| drop(t.x.logsumexp([1_i64].as_slice(), false))),
    ("max over an axis", |t| drop(t.x.max_dim(1, false))),
    ("argmax", |t| drop(t.x.argmax(1, false))),
    ("topk", |t| drop(t.x.topk(2, 1, true, true))),
    ("sort", |t| drop(t.x.sort(1, true))),
    ("argsort", |t| drop(t.x.argsort(1, false))),
    ("cumsum", |t| drop(t.x.cumsum(0, Kind::Float))),
    ("cumprod", |t| drop(t.x.cumprod(0, Kind::Float))),
    ("histc", |t| drop(t.x.histc(4))),
    ("bincount", |t| drop(t.index.bincount(None::<&Tensor>, 0))),
    ("unique", |t| drop(t.index.internal_unique(true, true))),
    ("searchsorted", |t| drop(t.x.searchsorted(&t.x.get(0), false, false, "left", None::<&Tensor>))),
    ("bucketize", |t| drop(t.x.bucketize(&t.x.get(0), false, false))),
    ("select", |t| drop(t.x.select(0, 1))),
    ("narrow", |t| drop(t.x.narrow(0, 2, 3))),
    ("transpose", |t| drop(t.x.transpose(0, 1))),
    ("permute", |t| drop(t.x.permute([1, 0]))),
    ("reshape", |t| drop(t.x.reshape([4, 16]))),
    ("view", |t| drop(t.x.view([4, 16]))),
    ("expand", |t| drop(t.x.unsqueeze(0).expand([3, 8, 8], false))),
    ("unfold", |t| drop(t.x.unfold(0, 3, 1))),
    ("chunk", |t| drop(t.x.chunk(2, 0))),
    ("split", |t| drop(t.x.split(3, 0))),
    ("contiguous of a transpose", |t| drop(t.x.tr().contiguous())),
    ("roll", |t| drop(t.x.roll([1], [0]))),
    ("flip", |t| drop(t.x.flip([0]))),
    ("repeat", |t| drop(t.x.repeat([2, 1]))),
    ("tril", |t| drop(t.x.tril(0))),
    ("diagonal", |t| drop(t.x.diagonal(0, 0, 1))),
    ("pad", |t| drop(t.x.constant_pad_nd([1, 1]))),
    ("cat", |t| drop(Tensor::cat(&[t.x, t.x], 0))),
    ("stack", |t| drop(Tensor::stack(&[t.x, t.x], 0))),
    ("index_select", |t| drop(t.x.index_select(0, t.index))),
    ("index", |t| drop(t.x.index(&[Some(t.index)]))),
    ("gather", |t| drop(t.x.gather(0, &t.index.unsqueeze(0), false))),
    ("take", |t| drop(t.x.take(t.index))),
    ("masked_select", |t| drop(t.x.masked_select(t.mask))),
    ("masked_fill", |t| drop(t.x.masked_fill(t.mask, 0.0))),
    ("scatter", |t| drop(t.x.scatter(0, &t.index.unsqueeze(0), t.x))),
    ("index_add", |t| drop(t.x.index_add(0, t.index, t.x))),
    ("one_hot", |t| drop(t.index.one_hot(8))),
    ("embedding", |t| drop(Tensor::embedding(t.x, t.index, -1, false, false))),
    ("matmul", |t| drop(t.x.matmul(t.x))),
    ("matmul transposed", |t| drop(t.x.tr().matmul(t.x))),
    ("mv", |t| drop(t.x.mv(&t.x.get(0)))),
    ("addmm", |t| drop(t.x.addmm(t.x, t.x))),
    ("bmm", |t| drop(t.x.view([2, 4, 8]).bmm(&t.x.view([2, 8, 4])))),
    ("einsum", |t| drop(Tensor::einsum("ij,kj->ik", &[t.x, t.x], None::<&[i64]>))),
    ("outer", |t| drop(t.x.get(0).outer(&t.x.get(1)))),
    ("kron", |t| drop(t.x.kron(t.x))),
    ("cdist", |t| drop(Tensor::cdist(t.x, t.x, 2.0, None))),
    ("cholesky", |t| drop(t.square.linalg_cholesky(false))),
    ("qr", |t| drop(Tensor::linalg_qr(t.square, "reduced"))),
    ("svd", |t| drop(t.square.svd(true, true))),
    ("solve", |t| drop(Tensor::linalg_solve(t.square, t.square, true))),
    ("linear", |t| drop(t.x.linear(t.x, Some(&t.x.get(0))))),
    ("conv1d", |t| drop(t.x.view([2, 4, 8]).conv1d(&t.x.view([4, 4, 4]), None::<Tensor>, [1], [0], [1], 1))),
    ("conv1d with a kernel of length 1", |t| {
        drop(t.x.view([1, 8, 8]).conv1d(&Tensor::ones([8, 8, 1], FLOATS), None::<Tensor>, [1], [0], [1], 1));
    }),
    ("conv2d", |t| drop(image(t).conv2d(&image(t), None::<Tensor>, [1, 1], [1, 1], [1, 1], 1))),
    ("conv2d with a kernel of 1 by 1", |t| {
        let images = t.x.view([1, 2, 4, 8]);
        drop(images.conv2d(&t.x.view([32, 2, 1, 1]), None::<Tensor>, [1, 1], [0, 0], [1, 1], 1));
    }),
    ("conv2d of a batch", |t| {
        let images = t.x.view([2, 2, 4, 4]);
        drop(images.conv2d(&t.x.view([8, 2, 2, 2]), None::<Tensor>, [1, 1], [0, 0], [1, 1], 1));
    }),
    ("conv3d", |t| {
        let volume = t.x.view([2, 2, 4, 2, 2]);
        drop(volume.conv3d(&t.x.view([4, 2, 2, 2, 2]), None::<Tensor>, [1, 1, 1], [0, 0, 0], [1, 1, 1], 1));
    }),
    ("conv_transpose2d", |t| {
        let images = t.x.view([2, 2, 4, 4]);
        let kernel = t.x.view([2, 8, 2, 2]);
        drop(images.conv_transpose2d(&kernel, None::<Tensor>, [1, 1], [0, 0], [0, 0], 1, [1, 1]));
    }),
    ("rnn", |t| drop(t.x.view([8, 1, 8]).rnn_tanh(&state(), &weights(1), true, 1, 0.0, false, false, false))),
    ("gru", |t| drop(t.x.view([8, 1, 8]).gru(&state(), &weights(3), true, 1, 0.0, false, false, false))),
    ("lstm", |t| drop(t.x.view([8, 1, 8]).lstm(&[state(), state()], &weights(4), true, 1, 0.0, false, false, false))),
    ("lstm, trained", |t| {
        let store = nn::VarStore::new(Device::Cpu);
        let layer = nn::lstm(store.root(), 8, 4, nn::RNNConfig::default());
        layer.seq(&t.x.view([1, 8, 8])).0.sum(Kind::Float).backward();
    }),
    ("gru, trained", |t| {
        let store = nn::VarStore::new(Device::Cpu);
        let layer = nn::gru(store.root(), 8, 4, nn::RNNConfig::default());
        layer.seq(&t.x.view([1, 8, 8])).0.sum(Kind::Float).backward();
    }),
    ("max_pool2d", |t| drop(image(t).max_pool2d([2, 2], [2, 2], [0, 0], [1, 1], false))),
    ("avg_pool2d", |t| drop(image(t).avg_pool2d([2, 2], [2, 2], [0, 0], false, true, None))),
    ("adaptive_avg_pool2d", |t| drop(image(t).adaptive_avg_pool2d([2, 2]))),
    ("upsample_bilinear2d", |t| drop(image(t).upsample_bilinear2d([16, 16], false, None, None))),
    ("pixel_shuffle", |t| drop(t.x.view([1, 4, 4, 4]).pixel_shuffle(2))),
    ("batch_norm", |t| {
        let row = t.x.get(0);
        drop(t.x.batch_norm(Some(&row), Some(&row), Some(&row), Some(&row), false, 0.1, 1e-5, false));
    }),
    ("group_norm", |t| drop(t.x.view([1, 4, 4, 4]).group_norm(2, None::<Tensor>, None::<Tensor>, 1e-5, false))),
    ("layer_norm", |t| drop(t.x.layer_norm([8], Some(&t.x.get(0)), Some(&t.x.get(1)), 1e-5, false))),
    ("softmax", |t| drop(t.x.softmax(-1, Kind::Float))),
    ("log_softmax", |t| drop(t.x.log_softmax(-1, Kind::Float))),
    ("gelu", |t| drop(t.x.gelu("none"))),
    ("glu", |t| drop(t.x.glu(0))),
    ("dropout", |t| drop(t.x.dropout(0.5, true))),
    ("attention", |t| {
        let heads = t.x.view([1, 1, 8, 8]);
        drop(Tensor::scaled_dot_product_attention(&heads, &heads, &heads, None::<Tensor>, 0.0, false, None, false));
    }),
    ("cross_entropy", |t| drop(t.x.cross_entropy_for_logits(t.index))),
    ("mse_loss", |t| drop(t.x.mse_loss(&t.x.zeros_like(), Reduction::Mean))),
    ("smooth_l1_loss", |t| drop(t.x.smooth_l1_loss(t.x, Reduction::Mean, 1.0))),
    ("binary_cross_entropy", |t| drop(t.x.binary_cross_entropy(t.x, None::<Tensor>, Reduction::Mean))),
    ("kl_div", |t| drop(t.x.kl_div(t.x, Reduction::Mean, false))),
    ("fft", |t| drop(t.x.fft_rfft2(None::<&[i64]>, [0, 1], "backward"))),
    ("complex fft", |t| drop(t.complex.fft_fft(None, -1, "backward"))),
    ("complex matmul", |t| drop(t.complex.matmul(t.complex))),
    ("to double", |t| drop(t.x.to_kind(Kind::Double))),
    ("to half", |t| drop(t.x.to_kind(Kind::Half))),
    ("to a device", |t| drop(t.x.to_device(Device::Cpu))),
    ("to sparse", |t| drop(t.x.to_sparse(None, None::<&[i64]>, None))),
    ("item", |t| assert!(t.x.double_value(&[1, 1]) > 0.0)),
    ("equal", |t| assert!(t.x.equal(t.x))),
    ("allclose", |t| assert!(t.x.allclose(t.x, 1e-5, 1e-8, false))),
    ("print", |t| assert!(!format!("{:?} {}", t.x, t.x).is_empty())),
    ("backward", |t| {
        let weight = Tensor::ones([8, 8], (Kind::Float, Device::Cpu)).set_requires_grad(true);
        weight.matmul(t.x).relu().sum(Kind::Float).backward();
        drop(weight.grad());
    }),
    ("multinomial", |t| drop(t.x.multinomial(2, false))),
    ("normal", |t| drop(t.x.normal_functional(0.0, 1.0))),
    ("poisson", |t| drop(t.x.poisson())),
    ("binomial", |t| drop(Tensor::binomial(&t.x.ones_like(), t.x))),
    ("gamma", |t| drop(t.x.internal_standard_gamma())),
    ("dirichlet", |t| drop(t.x.internal_sample_dirichlet())),
    ("ldexp by an integer", |t| drop(t.x.ldexp(t.index))),
    ("channel_shuffle", |t| drop(t.x.view([1, 4, 4, 4]).channel_shuffle(2))),
    ("weight norm", |t| drop(Tensor::internal_weight_norm(t.x, &t.x.get(0).unsqueeze(1), 0))),
    ("fake quantize", |t| drop(t.x.fake_quantize_per_tensor_affine(0.1, 0, 0, 255))),
    ("to_mkldnn", |t| drop(t.x.to_mkldnn())),
    ("aminmax of a mask", |t| drop(t.mask.aminmax(None, false))),
];

/// The operations of the table that copy what they read.
const COPYING: &[&str] = &[
    "mask.max",
    "mask.min",
    "conv1d with a kernel of length 1",
    "conv2d with a kernel of 1 by 1",
    "lstm",
    "lstm, trained",
    "poisson",
    "binomial",
    "gamma",
    "dirichlet",
    "ldexp by an integer",
    "channel_shuffle",
    "weight norm",
    "fake quantize",
    "to_mkldnn",
    "aminmax of a mask",
];

const FLOATS: (Kind, Device) = (Kind::Float, Device::Cpu);

/// The state of a recurrent layer with 4 features, for a batch of 1.
fn state() -> Tensor {
    Tensor::zeros([1, 1, 4], FLOATS)
}

/// The weights of a recurrent layer from 8 features to 4, with a number of `gates`.
fn weights(gates: i64) -> [Tensor; 4] {
    let rows = 4 * gates;
    [
        Tensor::ones([rows, 8], FLOATS),
        Tensor::ones([rows, 4], FLOATS),
        Tensor::ones([rows], FLOATS),
        Tensor::ones([rows], FLOATS),
    ]
}

fn image(t: &Refs<'_>) -> Tensor {
    t.x.view([1, 1, 8, 8])
}

#[test]
fn reading_copies_nothing_but_in_these_operations() {
    let _turn = turn();
    let inputs = inputs();
    let tensors = inputs.tensors::<Tch>().unwrap();
    let tables = [OF_FLOATS, OF_MATRICES, OF_MASKS, OF_INTEGERS, OF_COMPLEX, WITH_ARGUMENTS].concat();
    assert!(tables.len() > 200, "{} operations", tables.len());
    let copying: Vec<_> = tables
        .iter()
        .filter(|(_, operation)| counted(|| tensors.with(|t| operation(&t))).1 > 0)
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(copying, COPYING);
}
