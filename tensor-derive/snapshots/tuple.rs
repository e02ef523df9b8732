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
///The tensors of [`Pair`], one for each field. The parameter `M` says what they are, and each alias stands for one such `M`: [`PairTensors`], [`PairTensorsMut`], [`PairTensorsOwned`], [`PairTensorRefs`], [`PairTensorRefsMut`].
struct PairFields<M: __PairCore::Mode>(
    ///The field `0` of [`Pair`] as a copied tensor: an `Owned<B, f32, Ix1>` in [`PairTensors`], [`PairTensorsMut`] and [`PairTensorsOwned`].
    pub <M::Copying as __PairCore::Mode>::Tensor<
        f32,
        __PairCore::Ix1,
        __PairCore::Strided,
    >,
    ///The field `2` of [`Pair`] as a tensor: a `Shared<'data, B, i8, Ix2>` in [`PairTensors`], a `SharedMut<'data, B, i8, Ix2>` in [`PairTensorsMut`] and an `Owned<B, i8, Ix2>` in [`PairTensorsOwned`].
    M::Tensor<i8, __PairCore::Ix2, __PairCore::Strided>,
);
///What [`Pair::tensors`] gives: each field as a tensor of the backend `B`, shared, which freezes the struct for `'data`, or copied.
type PairTensors<'data, B> = PairFields<__PairCore::Read<'data, B>>;
///What [`Pair::tensors_mut`] gives: each field as a tensor of the backend `B`, shared to be written, which locks the struct for `'data`, or copied.
type PairTensorsMut<'data, B> = PairFields<__PairCore::Write<'data, B>>;
///What [`Pair::to_tensors`] and [`Pair::into_tensors`] give: each field as a tensor of the backend `B` that owns its memory.
type PairTensorsOwned<B> = PairFields<__PairCore::Own<B>>;
///What the closure of [`with`](PairFields::with) gets: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
type PairTensorRefs<'t, B, Axes = __PairCore::AsMany> = PairFields<
    __PairCore::Lent<'t, B, Axes>,
>;
///What the closure of [`with_mut`](PairFields::with_mut) gets, to write to: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
type PairTensorRefsMut<'t, B, Axes = __PairCore::AsMany> = PairFields<
    __PairCore::LentMut<'t, B, Axes>,
>;
impl Pair {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: __PairCore::StructSpec = __PairCore::spec::<Self>();
}
impl Pair {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen as long as the companion lives, even if every field is copied; `to_tensors` borrows nothing. Returns a [`PairTensors`].

# Errors

An `InputError` with all violations of the declared shapes, and all arrays that the backend can't share; or with a failure of the backend.*/
    pub fn tensors<Backend: __PairCore::Reads<Self, (f32, i8)>>(
        &self,
    ) -> __PairCore::Result<PairTensors<'_, Backend>, __PairCore::InputError> {
        <Self as __PairCore::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as __PairCore::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<Backend: __PairCore::Reads<Self, (f32, i8)>>(
        &self,
        device: &Backend::Device,
    ) -> __PairCore::Result<PairTensors<'_, Backend>, __PairCore::InputError> {
        <Self as __PairCore::ReadStruct<Backend>>::read_struct(self, device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile. Returns a [`PairTensorsMut`].

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<Backend: __PairCore::Writes<Self, (f32, i8)>>(
        &mut self,
    ) -> __PairCore::Result<PairTensorsMut<'_, Backend>, __PairCore::InputError> {
        <Self as __PairCore::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as __PairCore::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<Backend: __PairCore::Writes<Self, (f32, i8)>>(
        &mut self,
        device: &Backend::Device,
    ) -> __PairCore::Result<PairTensorsMut<'_, Backend>, __PairCore::InputError> {
        <Self as __PairCore::WriteStruct<Backend>>::write_struct(self, device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once. Returns a [`PairTensorsOwned`].

# Errors

An `InputError` with all violations of the declared shapes; or with a failure of the backend.*/
    pub fn to_tensors<Backend: __PairCore::Holds<Self, (f32, i8)>>(
        &self,
    ) -> __PairCore::Result<PairTensorsOwned<Backend>, __PairCore::InputError> {
        <Self as __PairCore::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as __PairCore::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<Backend: __PairCore::Holds<Self, (f32, i8)>>(
        &self,
        device: &Backend::Device,
    ) -> __PairCore::Result<PairTensorsOwned<Backend>, __PairCore::InputError> {
        <Self as __PairCore::OwnStruct<Backend>>::copy_struct(self, device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't. Returns a [`PairTensorsOwned`].

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<Backend: __PairCore::Holds<Self, (f32, i8)>>(
        self,
    ) -> __PairCore::Result<PairTensorsOwned<Backend>, __PairCore::InputError> {
        <Self as __PairCore::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as __PairCore::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<Backend: __PairCore::Holds<Self, (f32, i8)>>(
        self,
        device: &Backend::Device,
    ) -> __PairCore::Result<PairTensorsOwned<Backend>, __PairCore::InputError> {
        <Self as __PairCore::OwnStruct<Backend>>::adopt_struct(self, device)
    }
}
impl<M: __PairCore::Mode> PairFields<M> {
    /**Runs the closure `f` on the framework's own tensors, all fields at once: on a [`PairTensorRefs`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics.*/
    pub fn with<R>(
        &self,
        f: impl __PairCore::FnOnce(PairTensorRefs<'_, M::Backend, M::Axes>) -> R,
    ) -> R {
        __PairCore::with::<Pair, M, R>(self, f)
    }
    /**Runs the closure `f` on the framework's own tensors, all fields at once, to write to them: on a [`PairTensorRefsMut`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<R>(
        &mut self,
        f: impl __PairCore::FnOnce(PairTensorRefsMut<'_, M::Backend, M::Axes>) -> R,
    ) -> R
    where
        M: __PairCore::ModeMut,
    {
        __PairCore::with_mut::<Pair, M, R>(self, f)
    }
    /**Moves all tensors to `device`, and returns them. A tensor that is already there is not copied.

# Errors

An `InputError` with the failures of the backend, of each field; the tensors are then dropped.*/
    pub fn to_device(
        self,
        device: &<M::Backend as __PairCore::Backend>::Device,
    ) -> __PairCore::Result<PairFields<M::Copying>, __PairCore::InputError>
    where
        M: __PairCore::ModeOwned,
    {
        __PairCore::to_device::<Pair, M>(self, device)
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
    impl __PairCore::WithoutDrop for Pair {
        type Itself = Self;
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
            let Self {
                0: __field_0,
                2: __field_1,
                ..
            }: <Self as __PairCore::WithoutDrop>::Itself = self;
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
    #[doc(hidden)]
    impl __PairCore::Field<__PairCore::ByShare> for Pair {
        type Elem = __PairCore::NoArray;
        type Dim = __PairCore::NoArray;
        type Tensor<__M: __PairCore::Mode> = PairFields<__M>;
        type Ops = __PairCore::StructOps<__Key>;
        const KIND: __PairCore::FieldKind = __PairCore::kind::<Self>();
    }
    #[automatically_derived]
    impl<M: __PairCore::Mode> __PairCore::fmt::Debug for PairFields<M> {
        fn fmt(
            &self,
            f: &mut __PairCore::fmt::Formatter<'_>,
        ) -> __PairCore::fmt::Result {
            __PairCore::debug_tuple::<__Key, Pair, M>(f, "Pair", self)
        }
    }
};
