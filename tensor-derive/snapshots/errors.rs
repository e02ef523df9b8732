// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
pub struct Mistaken {
    #[tensor(clone)]
    pub images: Array4<f32>,
    #[tensor(cast = i64)]
    pub labels: Array1<u8>,
    #[tensor(share, copy)]
    pub weights: Array2<f64>,
    #[tensor(shape = [batch, #])]
    pub mask: Array2<bool>,
}
use ::tensor_core::__private as __MistakenCore;
::core::compile_error! {
    "unknown key `clone`, did you mean `copy`? the keys are `share`, `copy`, `cast`, `cast_checked`, `cast_lossy`, `dtype`, `shape`, `rank`, `permute`, `layout`, `scale`, `whole`, `skip`, `rename`"
}
::core::compile_error! {
    "a share is the array's own memory, which a `cast` can't change; write `copy, cast = i64`"
}
::core::compile_error! {
    "a field is either `share` or `copy`; remove one"
}
::core::compile_error! {
    "expected an axis: a name such as `batch`, a constant expression, or `_` for any length"
}
///The tensors of [`Mistaken`], one for each field. Its aliases say what they are: [`MistakenTensors`], [`MistakenTensorsMut`], [`MistakenTensorsOwned`], [`MistakenTensorRefs`], [`MistakenTensorRefsMut`].
pub struct MistakenFields<__M: __MistakenCore::Mode> {
    ///The field `images` of [`Mistaken`], as a tensor.
    pub images: <<__M as __MistakenCore::Mode>::Copying as __MistakenCore::Mode>::Tensor<
        f32,
        __MistakenCore::Ix4,
        __MistakenCore::Strided,
    >,
    ///The field `labels` of [`Mistaken`], as a tensor.
    pub labels: <<__M as __MistakenCore::Mode>::Copying as __MistakenCore::Mode>::Tensor<
        i64,
        __MistakenCore::Ix1,
        __MistakenCore::Strided,
    >,
    ///The field `weights` of [`Mistaken`], as a tensor.
    pub weights: <<__M as __MistakenCore::Mode>::Copying as __MistakenCore::Mode>::Tensor<
        f64,
        __MistakenCore::Ix2,
        __MistakenCore::Strided,
    >,
    ///The field `mask` of [`Mistaken`], as a tensor.
    pub mask: <__M as __MistakenCore::Mode>::Tensor<
        bool,
        __MistakenCore::Ix2,
        __MistakenCore::Strided,
    >,
}
///The fields of [`Mistaken`] as tensors of a backend: shares, which freeze the struct for `'data`, or copies.
pub type MistakenTensors<'data, __B> = MistakenFields<__MistakenCore::Read<'data, __B>>;
///The fields of [`Mistaken`] as tensors of a backend: shares to write, which lock the struct for `'data`, or copies.
pub type MistakenTensorsMut<'data, __B> = MistakenFields<
    __MistakenCore::Write<'data, __B>,
>;
///The fields of [`Mistaken`] as tensors of a backend: each of which owns its memory.
pub type MistakenTensorsOwned<__B> = MistakenFields<__MistakenCore::Own<__B>>;
///The fields of [`Mistaken`] as tensors of a backend: the framework's own, as `with` lends them to its closure.
pub type MistakenTensorRefs<'t, __B> = MistakenFields<__MistakenCore::Lent<'t, __B>>;
///The fields of [`Mistaken`] as tensors of a backend: the framework's own, as `with_mut` lends them to its closure.
pub type MistakenTensorRefsMut<'t, __B> = MistakenFields<
    __MistakenCore::LentMut<'t, __B>,
>;
impl Mistaken {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: __MistakenCore::StructSpec = __MistakenCore::spec::<Self>();
}
impl Mistaken {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile.

# Errors

All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it.*/
    pub fn tensors<Backend: __MistakenCore::Backend>(
        &self,
    ) -> __MistakenCore::Result<
        MistakenTensors<'_, Backend>,
        <Backend as __MistakenCore::ChosenBackend>::Error,
    >
    where
        Backend: __MistakenCore::CanHold<f32, __MistakenCore::Ix4>,
        Backend: __MistakenCore::CanHold<i64, __MistakenCore::Ix1>,
        Backend: __MistakenCore::CanHold<f64, __MistakenCore::Ix2>,
        Backend: __MistakenCore::CanShare<bool, __MistakenCore::Ix2>,
        Self: __MistakenCore::TensorInput<Backend>,
    {
        <Self as __MistakenCore::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as __MistakenCore::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<Backend: __MistakenCore::Backend>(
        &self,
        __device: &<Backend as __MistakenCore::Backend>::Device,
    ) -> __MistakenCore::Result<MistakenTensors<'_, Backend>, __MistakenCore::InputError>
    where
        Backend: __MistakenCore::CanHold<f32, __MistakenCore::Ix4>,
        Backend: __MistakenCore::CanHold<i64, __MistakenCore::Ix1>,
        Backend: __MistakenCore::CanHold<f64, __MistakenCore::Ix2>,
        Backend: __MistakenCore::CanShare<bool, __MistakenCore::Ix2>,
        Self: __MistakenCore::TensorInput<Backend>,
    {
        <Self as __MistakenCore::ReadStruct<Backend>>::read_struct(self, __device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile.

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<Backend: __MistakenCore::Backend>(
        &mut self,
    ) -> __MistakenCore::Result<
        MistakenTensorsMut<'_, Backend>,
        <Backend as __MistakenCore::ChosenBackend>::Error,
    >
    where
        Backend: __MistakenCore::CanHold<f32, __MistakenCore::Ix4>,
        Backend: __MistakenCore::CanHold<i64, __MistakenCore::Ix1>,
        Backend: __MistakenCore::CanHold<f64, __MistakenCore::Ix2>,
        Backend: __MistakenCore::CanWrite<bool, __MistakenCore::Ix2>,
        Self: __MistakenCore::TensorInputMut<Backend>,
    {
        <Self as __MistakenCore::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as __MistakenCore::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<Backend: __MistakenCore::Backend>(
        &mut self,
        __device: &<Backend as __MistakenCore::Backend>::Device,
    ) -> __MistakenCore::Result<
        MistakenTensorsMut<'_, Backend>,
        __MistakenCore::InputError,
    >
    where
        Backend: __MistakenCore::CanHold<f32, __MistakenCore::Ix4>,
        Backend: __MistakenCore::CanHold<i64, __MistakenCore::Ix1>,
        Backend: __MistakenCore::CanHold<f64, __MistakenCore::Ix2>,
        Backend: __MistakenCore::CanWrite<bool, __MistakenCore::Ix2>,
        Self: __MistakenCore::TensorInputMut<Backend>,
    {
        <Self as __MistakenCore::WriteStruct<Backend>>::write_struct(self, __device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once.

# Errors

All violations of the declared shapes; or a failure of the backend.*/
    pub fn to_tensors<Backend: __MistakenCore::Backend>(
        &self,
    ) -> __MistakenCore::Result<
        MistakenTensorsOwned<Backend>,
        <Backend as __MistakenCore::ChosenBackend>::Error,
    >
    where
        Backend: __MistakenCore::CanHold<f32, __MistakenCore::Ix4>,
        Backend: __MistakenCore::CanHold<i64, __MistakenCore::Ix1>,
        Backend: __MistakenCore::CanHold<f64, __MistakenCore::Ix2>,
        Backend: __MistakenCore::CanHold<bool, __MistakenCore::Ix2>,
        Self: __MistakenCore::IntoTensors<Backend>,
    {
        <Self as __MistakenCore::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as __MistakenCore::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<Backend: __MistakenCore::Backend>(
        &self,
        __device: &<Backend as __MistakenCore::Backend>::Device,
    ) -> __MistakenCore::Result<
        MistakenTensorsOwned<Backend>,
        __MistakenCore::InputError,
    >
    where
        Backend: __MistakenCore::CanHold<f32, __MistakenCore::Ix4>,
        Backend: __MistakenCore::CanHold<i64, __MistakenCore::Ix1>,
        Backend: __MistakenCore::CanHold<f64, __MistakenCore::Ix2>,
        Backend: __MistakenCore::CanHold<bool, __MistakenCore::Ix2>,
        Self: __MistakenCore::IntoTensors<Backend>,
    {
        <Self as __MistakenCore::OwnStruct<Backend>>::copy_struct(self, __device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't.

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<Backend: __MistakenCore::Backend>(
        self,
    ) -> __MistakenCore::Result<
        MistakenTensorsOwned<Backend>,
        <Backend as __MistakenCore::ChosenBackend>::Error,
    >
    where
        Backend: __MistakenCore::CanHold<f32, __MistakenCore::Ix4>,
        Backend: __MistakenCore::CanHold<i64, __MistakenCore::Ix1>,
        Backend: __MistakenCore::CanHold<f64, __MistakenCore::Ix2>,
        Backend: __MistakenCore::CanHold<bool, __MistakenCore::Ix2>,
        Self: __MistakenCore::IntoTensors<Backend>,
    {
        <Self as __MistakenCore::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as __MistakenCore::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<Backend: __MistakenCore::Backend>(
        self,
        __device: &<Backend as __MistakenCore::Backend>::Device,
    ) -> __MistakenCore::Result<
        MistakenTensorsOwned<Backend>,
        __MistakenCore::InputError,
    >
    where
        Backend: __MistakenCore::CanHold<f32, __MistakenCore::Ix4>,
        Backend: __MistakenCore::CanHold<i64, __MistakenCore::Ix1>,
        Backend: __MistakenCore::CanHold<f64, __MistakenCore::Ix2>,
        Backend: __MistakenCore::CanHold<bool, __MistakenCore::Ix2>,
        Self: __MistakenCore::IntoTensors<Backend>,
    {
        <Self as __MistakenCore::OwnStruct<Backend>>::adopt_struct(self, __device)
    }
}
impl<__M: __MistakenCore::Mode> MistakenFields<__M> {
    /**Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics.*/
    pub fn with<__R>(
        &self,
        __f: impl for<'__t> __MistakenCore::FnOnce(
            MistakenFields<__MistakenCore::Lent<'__t, __M::Backend, __M::Axes>>,
        ) -> __R,
    ) -> __R {
        __MistakenCore::with::<Mistaken, __M, __R>(self, __f)
    }
    /**Runs a closure on the framework's tensors, all fields at once, to write to them. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<__R>(
        &mut self,
        __f: impl for<'__t> __MistakenCore::FnOnce(
            MistakenFields<__MistakenCore::LentMut<'__t, __M::Backend, __M::Axes>>,
        ) -> __R,
    ) -> __R
    where
        __M: __MistakenCore::ModeMut,
    {
        __MistakenCore::with_mut::<Mistaken, __M, __R>(self, __f)
    }
    /// Moves all tensors to `device`. A tensor that is already there is not copied.
    ///
    /// # Errors
    ///
    /// Those of the backend, of each field; the tensors are then dropped.
    pub fn to_device(
        self,
        __device: &<__M::Backend as __MistakenCore::Backend>::Device,
    ) -> __MistakenCore::Result<Self, __MistakenCore::InputError>
    where
        __M: __MistakenCore::ModeOwned,
    {
        __MistakenCore::to_device::<Mistaken, __M>(self, __device)
    }
}
const _: () = {
    pub struct __Key;
    #[automatically_derived]
    impl __MistakenCore::TensorStruct for Mistaken {
        const SPEC: __MistakenCore::StructSpec = __MistakenCore::StructSpec {
            name: "Mistaken",
            samples: __MistakenCore::None,
            fields: &__MistakenCore::specs::<
                __Key,
                Self,
                _,
            >([
                ("images", __MistakenCore::None),
                ("labels", __MistakenCore::None),
                ("weights", __MistakenCore::None),
                ("mask", __MistakenCore::None),
            ]),
        };
    }
    fn __checks() {
        let () = <u8 as __MistakenCore::LosslessCast<i64>>::OK;
    }
    impl __MistakenCore::StructFields<__Key> for Mistaken {
        type Fields = <(
            Array4<f32>,
            Array1<u8>,
            Array2<f64>,
            Array2<bool>,
        ) as __MistakenCore::Known<
            {
                <Array4<f32> as __MistakenCore::AsNdarray<f32, __MistakenCore::Ix4>>::OK
                    & <Array1<
                        u8,
                    > as __MistakenCore::AsNdarray<u8, __MistakenCore::Ix1>>::OK
                    & <Array2<
                        f64,
                    > as __MistakenCore::AsNdarray<f64, __MistakenCore::Ix2>>::OK
                    & <Array2<
                        bool,
                    > as __MistakenCore::AsNdarray<bool, __MistakenCore::Ix2>>::OK
            },
        >>::Type;
        type Attributes = (
            __MistakenCore::ByCopy,
            __MistakenCore::ByCast<i64, __MistakenCore::Lossless>,
            __MistakenCore::ByCopy,
            __MistakenCore::ByShare,
        );
        fn refs(&self) -> __MistakenCore::Refs<'_, __Key, Self> {
            (&self.images, &self.labels, &self.weights, &self.mask)
        }
        fn muts(&mut self) -> __MistakenCore::Muts<'_, __Key, Self> {
            (&mut self.images, &mut self.labels, &mut self.weights, &mut self.mask)
        }
        fn into_fields(self) -> Self::Fields {
            let Self {
                images: __field_0,
                labels: __field_1,
                weights: __field_2,
                mask: __field_3,
                ..
            } = self;
            (__field_0, __field_1, __field_2, __field_3)
        }
        fn companion<__M: __MistakenCore::Mode>(
            __tensors: __MistakenCore::Tensors<__Key, Self, __M>,
        ) -> MistakenFields<__M> {
            MistakenFields {
                images: __tensors.0,
                labels: __tensors.1,
                weights: __tensors.2,
                mask: __tensors.3,
            }
        }
        fn tensor_refs<'__s, __M: __MistakenCore::Mode + '__s>(
            __tensors: &'__s MistakenFields<__M>,
        ) -> __MistakenCore::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.images, &__tensors.labels, &__tensors.weights, &__tensors.mask)
        }
        fn tensor_muts<'__s, __M: __MistakenCore::Mode + '__s>(
            __tensors: &'__s mut MistakenFields<__M>,
        ) -> __MistakenCore::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (
                &mut __tensors.images,
                &mut __tensors.labels,
                &mut __tensors.weights,
                &mut __tensors.mask,
            )
        }
    }
    impl __MistakenCore::Field<__MistakenCore::ByShare> for Mistaken {
        type Elem = __MistakenCore::NoArray;
        type Dim = __MistakenCore::NoArray;
        type Tensor<__M: __MistakenCore::Mode> = MistakenFields<__M>;
        type Ops = __MistakenCore::StructOps<__Key>;
        const KIND: __MistakenCore::FieldKind = __MistakenCore::kind::<Self>();
    }
    #[automatically_derived]
    impl<__M: __MistakenCore::Mode> __MistakenCore::fmt::Debug for MistakenFields<__M> {
        fn fmt(
            &self,
            __f: &mut __MistakenCore::fmt::Formatter<'_>,
        ) -> __MistakenCore::fmt::Result {
            __MistakenCore::debug::<__Key, Mistaken, __M>(__f, "MistakenFields", self)
        }
    }
};
