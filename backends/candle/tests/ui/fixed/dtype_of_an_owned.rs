use ndarray::{Array1, Ix1, array};
use tensor_candle::candle_core::Device;
use tensor_candle::{Candle, CandleDevice, Owned};
use tensor_core::TensorError;

fn copy(millimetres: &Array1<u16>) -> Result<Owned<Candle, f32, Ix1>, TensorError> {
    Owned::copy_from(millimetres.mapv(f32::from).view(), &CandleDevice(Device::Cpu))
}

fn main() {
    assert_eq!(copy(&array![1, 2]).unwrap().to_array().unwrap(), array![1.0, 2.0]);
}
