//! A private struct in a public one, a public one in a private one, and each in `Option`, `Box` and behind references.

#![deny(warnings)]

use ndarray::{Array1, Array2};
use tensor_core::{Host, TensorInput};

mod scene {
    use super::{Array1, Array2, TensorInput};

    #[derive(TensorInput)]
    struct Camera {
        matrix: Array2<f64>,
    }

    #[derive(TensorInput)]
    pub(crate) struct Points {
        #[tensor(shape = [_, 3])]
        pub(crate) xyz: Array2<f32>,
    }

    #[derive(TensorInput)]
    pub(crate) struct Scene {
        camera: Box<Camera>,
        pub(crate) points: Points,
        pub(crate) more: Option<Points>,
        #[tensor(copy)]
        pub(crate) kept: Option<Box<Points>>,
    }

    impl Scene {
        pub(crate) fn new() -> Self {
            let points = || Points { xyz: Array2::zeros((4, 3)) };
            let camera = Box::new(Camera { matrix: Array2::eye(3) });
            Self { camera, points: points(), more: None, kept: Some(Box::new(points())) }
        }
    }

    #[derive(TensorInput)]
    struct Private<'a> {
        scene: &'a Scene,
        weights: &'a Array1<f32>,
    }

    pub(crate) fn trace(scene: &Scene) -> f64 {
        let weights = Array1::zeros(2);
        let private = Private { scene, weights: &weights };
        private.tensors::<super::Host>().unwrap().with(|t| t.scene.camera.matrix.diag().sum() + f64::from(t.weights[0]))
    }
}

fn main() {
    let scene = scene::Scene::new();
    let tensors = scene.tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| t.points.xyz.len() + t.kept.map_or(0, |kept| kept.xyz.len())), 24);
    assert!(tensors.more.is_none());
    assert_eq!(scene::trace(&scene), 3.0);
}
