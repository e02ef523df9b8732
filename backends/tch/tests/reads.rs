//! Reading a share costs nothing: libtorch reads the array where it is, from the first look to the end of a training step.

mod common;

use common::{address, counted, counting, turn, values};
use ndarray::{Array1, Array2, Array4, Ix4};
use tensor_core::{TensorArg, TensorInput};
use tensor_tch::Tch;
use tensor_tch::tch::nn::{self, Module, OptimizerConfig};
use tensor_tch::tch::{self, Device, Kind, Reduction, Tensor};

/// Something to compute from a tensor.
type Operation = (&'static str, fn(&Tensor) -> Tensor);

#[derive(TensorInput)]
struct Digits {
    #[tensor(share, shape = [batch, 1, 8, 8])]
    images: Array4<f32>,
    #[tensor(share, shape = [batch])]
    labels: Array1<i64>,
}

impl Digits {
    fn new(batch: usize) -> Self {
        let labels = (0..batch).map(|index| i64::try_from(index % 10).unwrap());
        Self { images: counting((batch, 1, 8, 8)) / 1000.0, labels: labels.collect() }
    }

    fn addresses(&self) -> [usize; 2] {
        [self.images.as_ptr() as usize, self.labels.as_ptr() as usize]
    }
}

fn net(path: &nn::Path) -> impl Module + use<> {
    nn::seq()
        .add(nn::conv2d(path / "convolution", 1, 4, 3, nn::ConvConfig::default()))
        .add_fn(|t| t.relu().max_pool2d_default(2).flatten(1, -1))
        .add(nn::linear(path / "linear", 4 * 3 * 3, 10, nn::LinearConfig::default()))
}

#[test]
fn a_forward_pass_reads_the_array_where_it_is() {
    let _turn = turn();
    let digits = Digits::new(16);
    let store = nn::VarStore::new(Device::Cpu);
    let net = net(&store.root());
    let ((), cost) = counted(|| {
        digits.tensors::<Tch>().unwrap().with(|t| {
            assert_eq!([address(t.images), address(t.labels)], digits.addresses());
            let logits = net.forward(t.images);
            assert_eq!(logits.size(), [16, 10]);
            assert!(logits.accuracy_for_logits(t.labels).double_value(&[]) <= 1.0);
            assert_eq!([address(t.images), address(t.labels)], digits.addresses());
        });
    });
    assert_eq!(cost, 0);
}

#[test]
fn a_whole_training_step_reads_the_array_where_it_is() {
    let _turn = turn();
    tch::manual_seed(0);
    let digits = Digits::new(16);
    let before = digits.images.clone();
    let store = nn::VarStore::new(Device::Cpu);
    let net = net(&store.root());
    let mut optimizer = nn::Adam::default().build(&store, 0.01).unwrap();
    let (losses, cost) = counted(|| {
        let tensors = digits.tensors::<Tch>().unwrap();
        let step = |_| {
            tensors.with(|t| {
                let loss = net.forward(t.images).cross_entropy_for_logits(t.labels);
                optimizer.backward_step(&loss);
                assert_eq!([address(t.images), address(t.labels)], digits.addresses());
                loss.double_value(&[])
            })
        };
        (0..20).map(step).collect::<Vec<_>>()
    });
    assert_eq!(cost, 0);
    assert!(losses[19] < losses[0], "{losses:?}");
    assert_eq!(digits.images, before);
}

/// The step's gradients with respect to the images themselves.
#[test]
fn a_backward_pass_into_the_share_itself_copies_nothing() {
    let _turn = turn();
    let digits = Digits::new(4);
    let (gradient, cost) = counted(|| {
        digits.tensors::<Tch>().unwrap().images.with(|images| {
            let leaf = images.set_requires_grad(true);
            (&leaf * &leaf).sum(Kind::Float).backward();
            assert_eq!(address(&leaf), digits.addresses()[0]);
            values(&leaf.grad())
        })
    });
    assert_eq!(cost, 0);
    assert_eq!(gradient, (&digits.images * 2.0).into_raw_vec_and_offset().0);
}

#[test]
fn common_operations_read_the_array_where_it_is() {
    let _turn = turn();
    let digits = Digits::new(4);
    let operations: &[Operation] = &[
        ("clone", Tensor::copy),
        ("sum", |t| t.sum(Kind::Float)),
        ("matmul", |t| t.matmul(&t.transpose(2, 3))),
        ("softmax", |t| t.softmax(-1, Kind::Float)),
        ("layer norm", |t| t.layer_norm([8, 8], None::<&Tensor>, None::<&Tensor>, 1e-5, false)),
        ("sort", |t| t.sort(-1, false).0),
        ("cat", |t| Tensor::cat(&[t, t], 0)),
        ("index_select", |t| t.index_select(0, &Tensor::from_slice(&[1_i64, 0]))),
        ("to another kind", |t| t.to_kind(Kind::Double)),
        ("einsum", |t| Tensor::einsum("bchw,bchw->b", &[t, t], None::<&[i64]>)),
        ("fft", |t| t.fft_rfft(None, -1, "backward")),
        ("loss", |t| t.mse_loss(&t.zeros_like(), Reduction::Mean)),
        ("interpolate", |t| t.upsample_bilinear2d([16, 16], false, None, None)),
        ("comparison", |t| t.gt_tensor(t)),
        ("a print", |t| {
            assert!(!format!("{t:?} {t}").is_empty());
            t.mean(Kind::Float)
        }),
    ];
    let tensors = digits.tensors::<Tch>().unwrap();
    for (name, operation) in operations {
        let ((), cost) = counted(|| {
            tensors.images.with(|images| {
                drop(operation(images));
                assert_eq!(address(images), digits.addresses()[0], "{name}");
            });
        });
        assert_eq!(cost, 0, "{name}");
    }
}

/// An argument of any owner is the memory that the owner has.
#[test]
fn a_function_that_takes_any_tensor_reads_each_where_it_is() {
    fn place(tensor: impl TensorArg<Tch, f32, Ix4>) -> usize {
        tensor.with(address)
    }

    let _turn = turn();
    let mut digits = Digits::new(2);
    let home = digits.addresses()[0];
    let ((), cost) = counted(|| {
        let tensors = digits.tensors::<Tch>().unwrap();
        let share = &tensors.images;
        assert_eq!([place(share), place(*share)], [home; 2]);
        let tensors = digits.tensors_mut::<Tch>().unwrap();
        assert_eq!([place(&tensors.images), place(tensors.images)], [home; 2]);
        let owned = digits.into_tensors::<Tch>().unwrap();
        assert_eq!(place(&owned.images), home);
        assert_eq!(place(owned.images), home);
    });
    assert_eq!(cost, 0);
}

#[test]
fn the_counters_tell_how_many_bytes_an_escape_cost() {
    let _turn = turn();
    let grid = common::Grid { values: Array2::zeros((10, 100)) };
    let before = tensor_tch::copies();
    drop(grid.tensors::<Tch>().unwrap().values.with(Tensor::shallow_clone));
    let after = tensor_tch::copies();
    assert_eq!((after.count - before.count, after.bytes - before.bytes), (1, 4000));
}
