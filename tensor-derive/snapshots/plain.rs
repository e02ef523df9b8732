// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
pub struct Digits {
    #[tensor(shape = [batch, 1, 8, 8])]
    pub images: Array4<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    pub labels: Array1<u8>,
    weights: Array2<f64>,
}
use ::tensor_core::__private as __DigitsCore;
///The tensors of [`Digits`], one for each field. Its aliases say what they are: [`DigitsTensors`], [`DigitsTensorsMut`], [`DigitsTensorsOwned`], [`DigitsTensorRefs`], [`DigitsTensorRefsMut`].
pub struct DigitsFields<__M: __DigitsCore::Mode> {
    ///The field `images` of [`Digits`], as a tensor.
    pub images: <__M as __DigitsCore::Mode>::Tensor<
        f32,
        __DigitsCore::Ix4,
        __DigitsCore::Strided,
    >,
    ///The field `labels` of [`Digits`], as a tensor.
    pub labels: <<__M as __DigitsCore::Mode>::Copying as __DigitsCore::Mode>::Tensor<
        i64,
        __DigitsCore::Ix1,
        __DigitsCore::Strided,
    >,
    ///The field `weights` of [`Digits`], as a tensor.
    weights: <__M as __DigitsCore::Mode>::Tensor<
        f64,
        __DigitsCore::Ix2,
        __DigitsCore::Strided,
    >,
}
///The fields of [`Digits`] as tensors of a backend: shares, which freeze the struct for `'data`, or copies.
pub type DigitsTensors<'data, __B> = DigitsFields<__DigitsCore::Read<'data, __B>>;
///The fields of [`Digits`] as tensors of a backend: shares to write, which lock the struct for `'data`, or copies.
pub type DigitsTensorsMut<'data, __B> = DigitsFields<__DigitsCore::Write<'data, __B>>;
///The fields of [`Digits`] as tensors of a backend: each of which owns its memory.
pub type DigitsTensorsOwned<__B> = DigitsFields<__DigitsCore::Own<__B>>;
///The fields of [`Digits`] as tensors of a backend: the framework's own, as `with` lends them to its closure.
pub type DigitsTensorRefs<'t, __B> = DigitsFields<__DigitsCore::Lent<'t, __B>>;
///The fields of [`Digits`] as tensors of a backend: the framework's own, as `with_mut` lends them to its closure.
pub type DigitsTensorRefsMut<'t, __B> = DigitsFields<__DigitsCore::LentMut<'t, __B>>;
impl Digits {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: __DigitsCore::StructSpec = __DigitsCore::spec::<Self>();
}
impl Digits {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile.

# Errors

All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it.*/
    pub fn tensors<Backend: __DigitsCore::Backend>(
        &self,
    ) -> __DigitsCore::Result<
        DigitsTensors<'_, Backend>,
        <Backend as __DigitsCore::ChosenBackend>::Error,
    >
    where
        Backend: __DigitsCore::CanShare<f32, __DigitsCore::Ix4>,
        Backend: __DigitsCore::CanHold<i64, __DigitsCore::Ix1>,
        Backend: __DigitsCore::CanShare<f64, __DigitsCore::Ix2>,
        Self: __DigitsCore::TensorInput<Backend>,
    {
        <Self as __DigitsCore::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as __DigitsCore::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<Backend: __DigitsCore::Backend>(
        &self,
        __device: &<Backend as __DigitsCore::Backend>::Device,
    ) -> __DigitsCore::Result<DigitsTensors<'_, Backend>, __DigitsCore::InputError>
    where
        Backend: __DigitsCore::CanShare<f32, __DigitsCore::Ix4>,
        Backend: __DigitsCore::CanHold<i64, __DigitsCore::Ix1>,
        Backend: __DigitsCore::CanShare<f64, __DigitsCore::Ix2>,
        Self: __DigitsCore::TensorInput<Backend>,
    {
        <Self as __DigitsCore::ReadStruct<Backend>>::read_struct(self, __device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile.

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<Backend: __DigitsCore::Backend>(
        &mut self,
    ) -> __DigitsCore::Result<
        DigitsTensorsMut<'_, Backend>,
        <Backend as __DigitsCore::ChosenBackend>::Error,
    >
    where
        Backend: __DigitsCore::CanWrite<f32, __DigitsCore::Ix4>,
        Backend: __DigitsCore::CanHold<i64, __DigitsCore::Ix1>,
        Backend: __DigitsCore::CanWrite<f64, __DigitsCore::Ix2>,
        Self: __DigitsCore::TensorInputMut<Backend>,
    {
        <Self as __DigitsCore::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as __DigitsCore::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<Backend: __DigitsCore::Backend>(
        &mut self,
        __device: &<Backend as __DigitsCore::Backend>::Device,
    ) -> __DigitsCore::Result<DigitsTensorsMut<'_, Backend>, __DigitsCore::InputError>
    where
        Backend: __DigitsCore::CanWrite<f32, __DigitsCore::Ix4>,
        Backend: __DigitsCore::CanHold<i64, __DigitsCore::Ix1>,
        Backend: __DigitsCore::CanWrite<f64, __DigitsCore::Ix2>,
        Self: __DigitsCore::TensorInputMut<Backend>,
    {
        <Self as __DigitsCore::WriteStruct<Backend>>::write_struct(self, __device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once.

# Errors

All violations of the declared shapes; or a failure of the backend.*/
    pub fn to_tensors<Backend: __DigitsCore::Backend>(
        &self,
    ) -> __DigitsCore::Result<
        DigitsTensorsOwned<Backend>,
        <Backend as __DigitsCore::ChosenBackend>::Error,
    >
    where
        Backend: __DigitsCore::CanHold<f32, __DigitsCore::Ix4>,
        Backend: __DigitsCore::CanHold<i64, __DigitsCore::Ix1>,
        Backend: __DigitsCore::CanHold<f64, __DigitsCore::Ix2>,
        Self: __DigitsCore::IntoTensors<Backend>,
    {
        <Self as __DigitsCore::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as __DigitsCore::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<Backend: __DigitsCore::Backend>(
        &self,
        __device: &<Backend as __DigitsCore::Backend>::Device,
    ) -> __DigitsCore::Result<DigitsTensorsOwned<Backend>, __DigitsCore::InputError>
    where
        Backend: __DigitsCore::CanHold<f32, __DigitsCore::Ix4>,
        Backend: __DigitsCore::CanHold<i64, __DigitsCore::Ix1>,
        Backend: __DigitsCore::CanHold<f64, __DigitsCore::Ix2>,
        Self: __DigitsCore::IntoTensors<Backend>,
    {
        <Self as __DigitsCore::OwnStruct<Backend>>::copy_struct(self, __device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't.

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<Backend: __DigitsCore::Backend>(
        self,
    ) -> __DigitsCore::Result<
        DigitsTensorsOwned<Backend>,
        <Backend as __DigitsCore::ChosenBackend>::Error,
    >
    where
        Backend: __DigitsCore::CanHold<f32, __DigitsCore::Ix4>,
        Backend: __DigitsCore::CanHold<i64, __DigitsCore::Ix1>,
        Backend: __DigitsCore::CanHold<f64, __DigitsCore::Ix2>,
        Self: __DigitsCore::IntoTensors<Backend>,
    {
        <Self as __DigitsCore::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as __DigitsCore::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<Backend: __DigitsCore::Backend>(
        self,
        __device: &<Backend as __DigitsCore::Backend>::Device,
    ) -> __DigitsCore::Result<DigitsTensorsOwned<Backend>, __DigitsCore::InputError>
    where
        Backend: __DigitsCore::CanHold<f32, __DigitsCore::Ix4>,
        Backend: __DigitsCore::CanHold<i64, __DigitsCore::Ix1>,
        Backend: __DigitsCore::CanHold<f64, __DigitsCore::Ix2>,
        Self: __DigitsCore::IntoTensors<Backend>,
    {
        <Self as __DigitsCore::OwnStruct<Backend>>::adopt_struct(self, __device)
    }
}
impl<__M: __DigitsCore::Mode> DigitsFields<__M> {
    /**Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics.*/
    pub fn with<__R>(
        &self,
        __f: impl for<'__t> __DigitsCore::FnOnce(
            DigitsFields<__DigitsCore::Lent<'__t, __M::Backend, __M::Axes>>,
        ) -> __R,
    ) -> __R {
        __DigitsCore::with::<Digits, __M, __R>(self, __f)
    }
    /**Runs a closure on the framework's tensors, all fields at once, to write to them. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<__R>(
        &mut self,
        __f: impl for<'__t> __DigitsCore::FnOnce(
            DigitsFields<__DigitsCore::LentMut<'__t, __M::Backend, __M::Axes>>,
        ) -> __R,
    ) -> __R
    where
        __M: __DigitsCore::ModeMut,
    {
        __DigitsCore::with_mut::<Digits, __M, __R>(self, __f)
    }
    /// Moves all tensors to `device`. A tensor that is already there is not copied.
    ///
    /// # Errors
    ///
    /// Those of the backend, of each field; the tensors are then dropped.
    pub fn to_device(
        self,
        __device: &<__M::Backend as __DigitsCore::Backend>::Device,
    ) -> __DigitsCore::Result<Self, __DigitsCore::InputError>
    where
        __M: __DigitsCore::ModeOwned,
    {
        __DigitsCore::to_device::<Digits, __M>(self, __device)
    }
}
const _: () = {
    pub struct __Key;
    #[automatically_derived]
    impl __DigitsCore::TensorStruct for Digits {
        const SPEC: __DigitsCore::StructSpec = __DigitsCore::StructSpec {
            name: "Digits",
            samples: __DigitsCore::None,
            fields: &__DigitsCore::specs::<
                __Key,
                Self,
                _,
            >([
                (
                    "images",
                    __DigitsCore::Some((
                        false,
                        &[
                            __DigitsCore::DimSpec::Named("batch"),
                            __DigitsCore::DimSpec::Constant {
                                len: 1,
                                text: "1",
                            },
                            __DigitsCore::DimSpec::Constant {
                                len: 8,
                                text: "8",
                            },
                            __DigitsCore::DimSpec::Constant {
                                len: 8,
                                text: "8",
                            },
                        ],
                    )),
                ),
                (
                    "labels",
                    __DigitsCore::Some((false, &[__DigitsCore::DimSpec::Named("batch")])),
                ),
                ("weights", __DigitsCore::None),
            ]),
        };
    }
    fn __checks<images, labels>() {
        let () = <<__DigitsCore::Ix4 as __DigitsCore::HasRank<
            __DigitsCore::Axes4,
        >>::Rank as __DigitsCore::SameRank<__DigitsCore::Axes4, images>>::OK;
        let () = <u8 as __DigitsCore::LosslessCast<i64>>::OK;
        let () = <<__DigitsCore::Ix1 as __DigitsCore::HasRank<
            __DigitsCore::Axes1,
        >>::Rank as __DigitsCore::SameRank<__DigitsCore::Axes1, labels>>::OK;
    }
    impl __DigitsCore::StructFields<__Key> for Digits {
        type Fields = <(
            Array4<f32>,
            Array1<u8>,
            Array2<f64>,
        ) as __DigitsCore::Known<
            {
                <Array4<f32> as __DigitsCore::AsNdarray<f32, __DigitsCore::Ix4>>::OK
                    & <Array1<u8> as __DigitsCore::AsNdarray<u8, __DigitsCore::Ix1>>::OK
                    & <Array2<
                        f64,
                    > as __DigitsCore::AsNdarray<f64, __DigitsCore::Ix2>>::OK
            },
        >>::Type;
        type Attributes = (
            __DigitsCore::ByShare,
            __DigitsCore::ByCast<i64, __DigitsCore::Lossless>,
            __DigitsCore::ByShare,
        );
        fn refs(&self) -> __DigitsCore::Refs<'_, __Key, Self> {
            (&self.images, &self.labels, &self.weights)
        }
        fn muts(&mut self) -> __DigitsCore::Muts<'_, __Key, Self> {
            (&mut self.images, &mut self.labels, &mut self.weights)
        }
        fn into_fields(self) -> Self::Fields {
            let Self { images: __field_0, labels: __field_1, weights: __field_2, .. } = self;
            (__field_0, __field_1, __field_2)
        }
        fn companion<__M: __DigitsCore::Mode>(
            __tensors: __DigitsCore::Tensors<__Key, Self, __M>,
        ) -> DigitsFields<__M> {
            DigitsFields {
                images: __tensors.0,
                labels: __tensors.1,
                weights: __tensors.2,
            }
        }
        fn tensor_refs<'__s, __M: __DigitsCore::Mode + '__s>(
            __tensors: &'__s DigitsFields<__M>,
        ) -> __DigitsCore::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.images, &__tensors.labels, &__tensors.weights)
        }
        fn tensor_muts<'__s, __M: __DigitsCore::Mode + '__s>(
            __tensors: &'__s mut DigitsFields<__M>,
        ) -> __DigitsCore::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&mut __tensors.images, &mut __tensors.labels, &mut __tensors.weights)
        }
    }
    impl __DigitsCore::Field<__DigitsCore::ByShare> for Digits {
        type Elem = __DigitsCore::NoArray;
        type Dim = __DigitsCore::NoArray;
        type Tensor<__M: __DigitsCore::Mode> = DigitsFields<__M>;
        type Ops = __DigitsCore::StructOps<__Key>;
        const KIND: __DigitsCore::FieldKind = __DigitsCore::kind::<Self>();
    }
    #[automatically_derived]
    impl<__M: __DigitsCore::Mode> __DigitsCore::fmt::Debug for DigitsFields<__M> {
        fn fmt(
            &self,
            __f: &mut __DigitsCore::fmt::Formatter<'_>,
        ) -> __DigitsCore::fmt::Result {
            __DigitsCore::debug::<__Key, Digits, __M>(__f, "DigitsFields", self)
        }
    }
};
