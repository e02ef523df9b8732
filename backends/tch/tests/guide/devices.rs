//! Where copies are made, and where shares stay.

use ndarray::{Array1, Array2};
use tch::Device;
use tensor_core::TensorInput;
use tensor_data::DataLoader;
use tensor_tch::Tch;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    class: Array1<u8>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let points = Points { xy: Array2::zeros((5, 2)), class: Array1::zeros(5) };
    let device = Device::cuda_if_available();

    // Batches on the device, all fields of them.
    for batch in DataLoader::new(&points).batch_size(2).shuffle(42).epoch_on::<Tch>(0, &device) {
        batch?.with(|t| assert_eq!((t.xy.device(), t.class.device()), (device, device)));
    }

    // A copy of everything on the device, and moved back.
    let tensors = points.to_tensors_on::<Tch>(&device)?;
    assert_eq!(tensors.xy.device(), device);
    let tensors = tensors.to_device(&Device::Cpu)?;
    assert_eq!(tensors.xy.device(), Device::Cpu);

    // A share stays with its array; only what is copied goes to the device.
    let tensors = points.tensors_on::<Tch>(&device)?;
    assert_eq!((tensors.xy.device(), tensors.class.device()), (Device::Cpu, device));
    let sent = tensors.xy.to_owned_on(&device)?; // unless it is copied there
    assert_eq!(sent.device(), device);
    Ok(())
}

#[test]
fn copies_go_to_the_device_and_shares_stay() {
    let _turn = crate::turn();
    main().unwrap();
}
