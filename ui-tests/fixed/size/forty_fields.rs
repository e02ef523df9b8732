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
    channel_16: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_17: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_18: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_19: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_20: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_21: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_22: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_23: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_24: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_25: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_26: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_27: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_28: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_29: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_30: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_31: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_32: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_33: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_34: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_35: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_36: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_37: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_38: Array1<f32>,
    #[tensor(copy, cast = f32, shape = [batch])]
    channel_39: Array1<u8>,
}

fn convert(mut signals: Signals) -> Result<(), InputError> {
    signals.tensors::<Small>()?.with(|t| assert_eq!(t.channel_0.len(), 2));
    signals.tensors_mut::<Small>()?.with_mut(|t| t.channel_0.fill(1.0));
    signals.to_tensors::<Small>()?.with(|t| assert_eq!(t.channel_0.len(), 2));
    signals.rows::<Small>(0..1)?.with(|t| assert_eq!(t.channel_0.len(), 1));
    Signals::stack::<Small>([&signals])?.with(|t| assert_eq!(t.channel_0.shape(), [1, 2]));
    signals.into_tensors::<Small>()?.with(|t| assert_eq!(t.channel_0.len(), 2));
    Ok(())
}

#[rustfmt::skip]
fn main() {
    convert(Signals { channel_0: Array1::zeros(2), channel_1: Array1::zeros(2), channel_2: Array1::zeros(2), channel_3: Array1::zeros(2), channel_4: Array1::zeros(2), channel_5: Array1::zeros(2), channel_6: Array1::zeros(2), channel_7: Array1::zeros(2), channel_8: Array1::zeros(2), channel_9: Array1::zeros(2), channel_10: Array1::zeros(2), channel_11: Array1::zeros(2), channel_12: Array1::zeros(2), channel_13: Array1::zeros(2), channel_14: Array1::zeros(2), channel_15: Array1::zeros(2), channel_16: Array1::zeros(2), channel_17: Array1::zeros(2), channel_18: Array1::zeros(2), channel_19: Array1::zeros(2), channel_20: Array1::zeros(2), channel_21: Array1::zeros(2), channel_22: Array1::zeros(2), channel_23: Array1::zeros(2), channel_24: Array1::zeros(2), channel_25: Array1::zeros(2), channel_26: Array1::zeros(2), channel_27: Array1::zeros(2), channel_28: Array1::zeros(2), channel_29: Array1::zeros(2), channel_30: Array1::zeros(2), channel_31: Array1::zeros(2), channel_32: Array1::zeros(2), channel_33: Array1::zeros(2), channel_34: Array1::zeros(2), channel_35: Array1::zeros(2), channel_36: Array1::zeros(2), channel_37: Array1::zeros(2), channel_38: Array1::zeros(2), channel_39: Array1::zeros(2) }).unwrap();
}
