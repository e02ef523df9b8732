//! candle's devices, made comparable.

use candle_core::Device;

/// Where a tensor's memory is: candle's [`Device`], which does not compare with `==`, while this does.
///
/// Two are equal if candle calls them the same ([`Device::same_device`]). Of a GPU that holds for clones of one handle
/// alone: `Device::new_cuda(0)`, called twice, makes two.
///
/// ```
/// use ndarray::array;
/// use tensor_candle::candle_core::Device;
/// use tensor_candle::{Candle, CandleDevice, Owned};
///
/// let device = Device::cuda_if_available(0)?;
/// let tensor = Owned::<Candle, f32, _>::copy_from(array![1.0, 2.0].view(), &device.into())?;
/// assert_eq!(tensor.device(), CandleDevice(tensor.as_ref().device().clone()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct CandleDevice(
    /// candle's own.
    pub Device,
);

impl From<Device> for CandleDevice {
    fn from(device: Device) -> Self {
        Self(device)
    }
}

impl PartialEq for CandleDevice {
    fn eq(&self, other: &Self) -> bool {
        self.0.same_device(&other.0)
    }
}
