use ndarray::{Array1, Ix1};
use tensor_candle::candle_core::Device;
use tensor_candle::{Candle, CandleDevice, Owned};
use tensor_core::TensorError;

fn copy(millimetres: &Array1<u16>) -> Result<Owned<Candle, u16, Ix1>, TensorError> {
    Owned::copy_from(millimetres.view(), &CandleDevice(Device::Cpu)) //~ candle has no tensors of dtype `u16`
}

fn main() {}
