use ndarray::{Ix1, array};
use tensor_tensorflow::{HostMemory, Owned, TensorFlow};

fn write(tensor: &mut Owned<TensorFlow, f32, Ix1>) {
    tensor.with_mut(|t| t.values_mut().map(|values| values[0] = 1.0)).unwrap();
}

fn main() {
    if tensor_tensorflow::load().is_ok() {
        let volts = array![3.0, 2.0];
        let mut tensor = Owned::copy_from(volts.view(), &HostMemory).unwrap();
        write(&mut tensor);
        assert_eq!(tensor.to_array().unwrap(), array![1.0, 2.0]);
    }
}
