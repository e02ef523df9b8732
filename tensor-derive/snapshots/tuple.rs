// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
struct Pair(
    #[tensor(copy)]
    pub Array1<f32>,
    #[tensor(skip)]
    String,
    #[tensor(shape = [n, n])]
    Array2<i8>,
);
use ::tensor_core::__private as __PairCore;
///The tensors of [`Pair`], one for each field. Its aliases say what they are: [`PairTensors`], [`PairTensorsMut`], [`PairTensorsOwned`], [`PairTensorRefs`], [`PairTensorRefsMut`].
struct PairFields<__M: __PairCore::Mode>(
    ///The field `0` of [`Pair`], as a tensor.
    pub <<__M as __PairCore::Mode>::Copying as __PairCore::Mode>::Tensor<
        f32,
        __PairCore::Ix1,
        __PairCore::Strided,
    >,
    ///The field `2` of [`Pair`], as a tensor.
    <__M as __PairCore::Mode>::Tensor<i8, __PairCore::Ix2, __PairCore::Strided>,
);
///The fields of [`Pair`] as tensors of a backend: shares, which freeze the struct for `'data`, or copies.
type PairTensors<'data, __B> = PairFields<__PairCore::Read<'data, __B>>;
///The fields of [`Pair`] as tensors of a backend: shares to write, which lock the struct for `'data`, or copies.
type PairTensorsMut<'data, __B> = PairFields<__PairCore::Write<'data, __B>>;
///The fields of [`Pair`] as tensors of a backend: each of which owns its memory.
type PairTensorsOwned<__B> = PairFields<__PairCore::Own<__B>>;
///The fields of [`Pair`] as tensors of a backend: the framework's own, as `with` lends them to its closure.
type PairTensorRefs<'t, __B> = PairFields<__PairCore::Lent<'t, __B>>;
///The fields of [`Pair`] as tensors of a backend: the framework's own, as `with_mut` lends them to its closure.
type PairTensorRefsMut<'t, __B> = PairFields<__PairCore::LentMut<'t, __B>>;
impl Pair {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    const SPEC: __PairCore::StructSpec = __PairCore::spec::<Self>();
}
impl Pair {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile.

# Errors

All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it.*/
    fn tensors<Backend: __PairCore::Backend>(
        &self,
    ) -> __PairCore::Result<
        PairTensors<'_, Backend>,
        <Backend as __PairCore::ChosenBackend>::Error,
    >
    where
        Backend: __PairCore::CanHold<f32, __PairCore::Ix1>,
        Backend: __PairCore::CanShare<i8, __PairCore::Ix2>,
        Self: __PairCore::TensorInput<Backend>,
    {
        <Self as __PairCore::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as __PairCore::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    fn tensors_on<Backend: __PairCore::Backend>(
        &self,
        __device: &<Backend as __PairCore::Backend>::Device,
    ) -> __PairCore::Result<PairTensors<'_, Backend>, __PairCore::InputError>
    where
        Backend: __PairCore::CanHold<f32, __PairCore::Ix1>,
        Backend: __PairCore::CanShare<i8, __PairCore::Ix2>,
        Self: __PairCore::TensorInput<Backend>,
    {
        <Self as __PairCore::ReadStruct<Backend>>::read_struct(self, __device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile.

# Errors

Those of [`tensors`](Self::tensors).*/
    fn tensors_mut<Backend: __PairCore::Backend>(
        &mut self,
    ) -> __PairCore::Result<
        PairTensorsMut<'_, Backend>,
        <Backend as __PairCore::ChosenBackend>::Error,
    >
    where
        Backend: __PairCore::CanHold<f32, __PairCore::Ix1>,
        Backend: __PairCore::CanWrite<i8, __PairCore::Ix2>,
        Self: __PairCore::TensorInputMut<Backend>,
    {
        <Self as __PairCore::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as __PairCore::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    fn tensors_mut_on<Backend: __PairCore::Backend>(
        &mut self,
        __device: &<Backend as __PairCore::Backend>::Device,
    ) -> __PairCore::Result<PairTensorsMut<'_, Backend>, __PairCore::InputError>
    where
        Backend: __PairCore::CanHold<f32, __PairCore::Ix1>,
        Backend: __PairCore::CanWrite<i8, __PairCore::Ix2>,
        Self: __PairCore::TensorInputMut<Backend>,
    {
        <Self as __PairCore::WriteStruct<Backend>>::write_struct(self, __device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once.

# Errors

All violations of the declared shapes; or a failure of the backend.*/
    fn to_tensors<Backend: __PairCore::Backend>(
        &self,
    ) -> __PairCore::Result<
        PairTensorsOwned<Backend>,
        <Backend as __PairCore::ChosenBackend>::Error,
    >
    where
        Backend: __PairCore::CanHold<f32, __PairCore::Ix1>,
        Backend: __PairCore::CanHold<i8, __PairCore::Ix2>,
        Self: __PairCore::IntoTensors<Backend>,
    {
        <Self as __PairCore::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as __PairCore::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    fn to_tensors_on<Backend: __PairCore::Backend>(
        &self,
        __device: &<Backend as __PairCore::Backend>::Device,
    ) -> __PairCore::Result<PairTensorsOwned<Backend>, __PairCore::InputError>
    where
        Backend: __PairCore::CanHold<f32, __PairCore::Ix1>,
        Backend: __PairCore::CanHold<i8, __PairCore::Ix2>,
        Self: __PairCore::IntoTensors<Backend>,
    {
        <Self as __PairCore::OwnStruct<Backend>>::copy_struct(self, __device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't.

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    fn into_tensors<Backend: __PairCore::Backend>(
        self,
    ) -> __PairCore::Result<
        PairTensorsOwned<Backend>,
        <Backend as __PairCore::ChosenBackend>::Error,
    >
    where
        Backend: __PairCore::CanHold<f32, __PairCore::Ix1>,
        Backend: __PairCore::CanHold<i8, __PairCore::Ix2>,
        Self: __PairCore::IntoTensors<Backend>,
    {
        <Self as __PairCore::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as __PairCore::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    fn into_tensors_on<Backend: __PairCore::Backend>(
        self,
        __device: &<Backend as __PairCore::Backend>::Device,
    ) -> __PairCore::Result<PairTensorsOwned<Backend>, __PairCore::InputError>
    where
        Backend: __PairCore::CanHold<f32, __PairCore::Ix1>,
        Backend: __PairCore::CanHold<i8, __PairCore::Ix2>,
        Self: __PairCore::IntoTensors<Backend>,
    {
        <Self as __PairCore::OwnStruct<Backend>>::adopt_struct(self, __device)
    }
}
impl<__M: __PairCore::Mode> PairFields<__M> {
    /**Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics.*/
    fn with<__R>(
        &self,
        __f: impl for<'__t> __PairCore::FnOnce(
            PairFields<__PairCore::Lent<'__t, __M::Backend, __M::Axes>>,
        ) -> __R,
    ) -> __R {
        __PairCore::with::<Pair, __M, __R>(self, __f)
    }
    /**Runs a closure on the framework's tensors, all fields at once, to write to them. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    fn with_mut<__R>(
        &mut self,
        __f: impl for<'__t> __PairCore::FnOnce(
            PairFields<__PairCore::LentMut<'__t, __M::Backend, __M::Axes>>,
        ) -> __R,
    ) -> __R
    where
        __M: __PairCore::ModeMut,
    {
        __PairCore::with_mut::<Pair, __M, __R>(self, __f)
    }
    /// Moves all tensors to `device`. A tensor that is already there is not copied.
    ///
    /// # Errors
    ///
    /// Those of the backend, of each field; the tensors are then dropped.
    fn to_device(
        self,
        __device: &<__M::Backend as __PairCore::Backend>::Device,
    ) -> __PairCore::Result<Self, __PairCore::InputError>
    where
        __M: __PairCore::ModeOwned,
    {
        __PairCore::to_device::<Pair, __M>(self, __device)
    }
}
const _: () = {
    pub struct __Key;
    #[automatically_derived]
    impl __PairCore::TensorStruct for Pair {
        const SPEC: __PairCore::StructSpec = __PairCore::StructSpec {
            name: "Pair",
            samples: __PairCore::None,
            fields: &__PairCore::specs::<
                __Key,
                Self,
                _,
            >([
                ("0", __PairCore::None),
                (
                    "2",
                    __PairCore::Some((
                        false,
                        &[
                            __PairCore::DimSpec::Named("n"),
                            __PairCore::DimSpec::Named("n"),
                        ],
                    )),
                ),
            ]),
        };
    }
    fn __checks<_2>() {
        let () = <<__PairCore::Ix2 as __PairCore::HasRank<
            __PairCore::Axes2,
        >>::Rank as __PairCore::SameRank<__PairCore::Axes2, _2>>::OK;
    }
    impl __PairCore::StructFields<__Key> for Pair {
        type Fields = <(
            Array1<f32>,
            Array2<i8>,
        ) as __PairCore::Known<
            {
                <Array1<f32> as __PairCore::AsNdarray<f32, __PairCore::Ix1>>::OK
                    & <Array2<i8> as __PairCore::AsNdarray<i8, __PairCore::Ix2>>::OK
            },
        >>::Type;
        type Attributes = (__PairCore::ByCopy, __PairCore::ByShare);
        fn refs(&self) -> __PairCore::Refs<'_, __Key, Self> {
            (&self.0, &self.2)
        }
        fn muts(&mut self) -> __PairCore::Muts<'_, __Key, Self> {
            (&mut self.0, &mut self.2)
        }
        fn into_fields(self) -> Self::Fields {
            let Self { 0: __field_0, 2: __field_1, .. } = self;
            (__field_0, __field_1)
        }
        fn companion<__M: __PairCore::Mode>(
            __tensors: __PairCore::Tensors<__Key, Self, __M>,
        ) -> PairFields<__M> {
            PairFields {
                0: __tensors.0,
                1: __tensors.1,
            }
        }
        fn tensor_refs<'__s, __M: __PairCore::Mode + '__s>(
            __tensors: &'__s PairFields<__M>,
        ) -> __PairCore::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.0, &__tensors.1)
        }
        fn tensor_muts<'__s, __M: __PairCore::Mode + '__s>(
            __tensors: &'__s mut PairFields<__M>,
        ) -> __PairCore::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&mut __tensors.0, &mut __tensors.1)
        }
    }
    impl __PairCore::Field<__PairCore::ByShare> for Pair {
        type Elem = __PairCore::NoArray;
        type Dim = __PairCore::NoArray;
        type Tensor<__M: __PairCore::Mode> = PairFields<__M>;
        type Ops = __PairCore::StructOps<__Key>;
        const KIND: __PairCore::FieldKind = __PairCore::kind::<Self>();
    }
    #[automatically_derived]
    impl<__M: __PairCore::Mode> __PairCore::fmt::Debug for PairFields<__M> {
        fn fmt(
            &self,
            __f: &mut __PairCore::fmt::Formatter<'_>,
        ) -> __PairCore::fmt::Result {
            __PairCore::debug_tuple::<__Key, Pair, __M>(__f, "PairFields", self)
        }
    }
};
