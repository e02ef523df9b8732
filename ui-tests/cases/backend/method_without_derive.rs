use ndarray::Array1;
use tensor_core::Host;

struct Signal {
    volts: Array1<f32>,
}

fn works(signal: &Signal) -> bool {
    signal.tensors::<Host>().is_ok() //~ no method named `tensors` found for reference `&Signal`
}

fn main() {}
