use ndarray::Array1;
use tensor_core::{InputError, TensorInput};
use tensor_ui_tests::Small;

#[derive(TensorInput)]
#[tensor(samples = batch, stack)]
struct Signals {
    #[tensor(copy, shape = [batch])]
    channel_0: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_1: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_2: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_3: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_4: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_5: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_6: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_7: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_8: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_9: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_10: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_11: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_12: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_13: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_14: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_15: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_16: Array1<u8>,
}

fn convert(mut signals: Signals) -> Result<(), InputError> {
    signals.tensors::<Small>()?.with(|t| assert_eq!(t.channel_0.len(), 2)); //~ `Small` is not a backend that can read the fields of `Signals`
    signals.tensors_mut::<Small>()?.with_mut(|t| t.channel_0.fill(1.0)); //~ `Small` is not a backend that can write to the fields of `Signals`
    signals.to_tensors::<Small>()?.with(|t| assert_eq!(t.channel_0.len(), 2)); //~ `Small` is not a backend that can hold the fields of `Signals`
    signals.rows::<Small>(0..1)?.with(|t| assert_eq!(t.channel_0.len(), 1)); //~ `Small` is not a backend that can hold rows of `Signals`
    Signals::stack::<Small>([&signals])?.with(|t| assert_eq!(t.channel_0.shape(), [1, 2])); //~ `Small` is not a backend that can stack structs `Signals`
    signals.into_tensors::<Small>()?.with(|t| assert_eq!(t.channel_0.len(), 2)); //~ `Small` is not a backend that can hold the fields of `Signals`
    Ok(())
}

fn main() {}
