//! candle's devices, made comparable.

use candle_core::Device;

/// The device that holds a tensor's memory: candle's [`Device`], which has no `==`, with `==`.
///
/// Two devices are equal if candle says so ([`Device::same_device`]). Two handles of one GPU are equal only if one is a
/// clone of the other: `Device::new_cuda(0)`, called twice, makes devices that differ.
///
/// ```
/// use ndarray::array;
/// use tensor_candle::candle_core::Device;
/// use tensor_candle::{Candle, CandleDevice, Owned};
///
/// let values = array![1.0, 2.0];
/// let on_cpu = Owned::<Candle, f32, _>::copy_from(values.view(), &CandleDevice(Device::Cpu))?;
/// assert_eq!(on_cpu.device(), CandleDevice(Device::Cpu));
///
/// let gpu = CandleDevice(Device::cuda_if_available(0)?); // the CPU, if there is none
/// let on_gpu = Owned::<Candle, f32, _>::copy_from(values.view(), &gpu)?;
/// assert_eq!(on_gpu.device(), gpu);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct CandleDevice(
    /// The device, as candle has it.
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
