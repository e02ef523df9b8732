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
///The tensors of [`Pair`], one for each field. The parameter `M` says what they are, and each alias stands for one such `M`: [`PairTensors`], [`PairTensorsMut`], [`PairTensorsOwned`], [`PairTensorRefs`], [`PairTensorRefsMut`].
struct PairFields<M: ::tensor_core::mode::Mode>(
    ///The field `0` of [`Pair`] as a copied tensor: an `Owned<B, f32, Ix1>` in [`PairTensors`], [`PairTensorsMut`] and [`PairTensorsOwned`].
    pub <M::Copying as ::tensor_core::__private::Mode>::Tensor<
        f32,
        ::tensor_core::__private::Ix1,
        ::tensor_core::__private::Strided,
    >,
    ///The field `2` of [`Pair`] as a tensor: a `Shared<'data, B, i8, Ix2>` in [`PairTensors`], a `SharedMut<'data, B, i8, Ix2>` in [`PairTensorsMut`] and an `Owned<B, i8, Ix2>` in [`PairTensorsOwned`].
    M::Tensor<i8, ::tensor_core::__private::Ix2, ::tensor_core::__private::Strided>,
);
///What [`Pair::tensors`] gives: each field as a tensor of the backend `B`, shared, which freezes the struct for `'data`, or copied.
type PairTensors<'data, B> = PairFields<::tensor_core::mode::Read<'data, B>>;
///What [`Pair::tensors_mut`] gives: each field as a tensor of the backend `B`, shared to be written, which locks the struct for `'data`, or copied.
type PairTensorsMut<'data, B> = PairFields<::tensor_core::mode::Write<'data, B>>;
///What [`Pair::to_tensors`] and [`Pair::into_tensors`] give: each field as a tensor of the backend `B` that owns its memory.
type PairTensorsOwned<B> = PairFields<::tensor_core::mode::Own<B>>;
///What the closure of [`with`](PairFields::with) gets: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
type PairTensorRefs<'t, B, Axes = ::tensor_core::mode::AsMany> = PairFields<
    ::tensor_core::mode::Lent<'t, B, Axes>,
>;
///What the closure of [`with_mut`](PairFields::with_mut) gets, to write to: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
type PairTensorRefsMut<'t, B, Axes = ::tensor_core::mode::AsMany> = PairFields<
    ::tensor_core::mode::LentMut<'t, B, Axes>,
>;
impl Pair {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    const SPEC: ::tensor_core::__private::StructSpec = ::tensor_core::__private::spec::<
        Self,
    >();
}
impl Pair {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile. Returns a [`PairTensors`].

# Errors

An `InputError` with all violations of the declared shapes, and all arrays that the backend can't share; or with a failure of the backend.*/
    fn tensors<Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<
        PairTensors<'_, Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix1>,
        Backend: ::tensor_core::__private::CanShare<i8, ::tensor_core::__private::Ix2>,
        Self: ::tensor_core::TensorInput<Backend>,
    {
        <Self as ::tensor_core::__private::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    fn tensors_on<Backend: ::tensor_core::Backend>(
        &self,
        device: &Backend::Device,
    ) -> ::tensor_core::__private::Result<
        PairTensors<'_, Backend>,
        ::tensor_core::InputError,
    >
    where
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix1>,
        Backend: ::tensor_core::__private::CanShare<i8, ::tensor_core::__private::Ix2>,
        Self: ::tensor_core::TensorInput<Backend>,
    {
        <Self as ::tensor_core::__private::ReadStruct<
            Backend,
        >>::read_struct(self, device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile. Returns a [`PairTensorsMut`].

# Errors

Those of [`tensors`](Self::tensors).*/
    fn tensors_mut<Backend: ::tensor_core::Backend>(
        &mut self,
    ) -> ::tensor_core::__private::Result<
        PairTensorsMut<'_, Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix1>,
        Backend: ::tensor_core::__private::CanWrite<i8, ::tensor_core::__private::Ix2>,
        Self: ::tensor_core::TensorInputMut<Backend>,
    {
        <Self as ::tensor_core::__private::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    fn tensors_mut_on<Backend: ::tensor_core::Backend>(
        &mut self,
        device: &Backend::Device,
    ) -> ::tensor_core::__private::Result<
        PairTensorsMut<'_, Backend>,
        ::tensor_core::InputError,
    >
    where
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix1>,
        Backend: ::tensor_core::__private::CanWrite<i8, ::tensor_core::__private::Ix2>,
        Self: ::tensor_core::TensorInputMut<Backend>,
    {
        <Self as ::tensor_core::__private::WriteStruct<
            Backend,
        >>::write_struct(self, device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once. Returns a [`PairTensorsOwned`].

# Errors

An `InputError` with all violations of the declared shapes; or with a failure of the backend.*/
    fn to_tensors<Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<
        PairTensorsOwned<Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix1>,
        Backend: ::tensor_core::__private::CanHold<i8, ::tensor_core::__private::Ix2>,
        Self: ::tensor_core::IntoTensors<Backend>,
    {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    fn to_tensors_on<Backend: ::tensor_core::Backend>(
        &self,
        device: &Backend::Device,
    ) -> ::tensor_core::__private::Result<
        PairTensorsOwned<Backend>,
        ::tensor_core::InputError,
    >
    where
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix1>,
        Backend: ::tensor_core::__private::CanHold<i8, ::tensor_core::__private::Ix2>,
        Self: ::tensor_core::IntoTensors<Backend>,
    {
        <Self as ::tensor_core::__private::OwnStruct<Backend>>::copy_struct(self, device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't. Returns a [`PairTensorsOwned`].

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    fn into_tensors<Backend: ::tensor_core::Backend>(
        self,
    ) -> ::tensor_core::__private::Result<
        PairTensorsOwned<Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix1>,
        Backend: ::tensor_core::__private::CanHold<i8, ::tensor_core::__private::Ix2>,
        Self: ::tensor_core::IntoTensors<Backend>,
    {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    fn into_tensors_on<Backend: ::tensor_core::Backend>(
        self,
        device: &Backend::Device,
    ) -> ::tensor_core::__private::Result<
        PairTensorsOwned<Backend>,
        ::tensor_core::InputError,
    >
    where
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix1>,
        Backend: ::tensor_core::__private::CanHold<i8, ::tensor_core::__private::Ix2>,
        Self: ::tensor_core::IntoTensors<Backend>,
    {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::adopt_struct(self, device)
    }
}
impl<M: ::tensor_core::__private::Mode> PairFields<M> {
    /**Runs the closure `f` on the framework's own tensors, all fields at once: on a [`PairTensorRefs`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics.*/
    fn with<R>(
        &self,
        f: impl ::tensor_core::__private::FnOnce(
            PairTensorRefs<'_, M::Backend, M::Axes>,
        ) -> R,
    ) -> R {
        ::tensor_core::__private::with::<Pair, M, R>(self, f)
    }
    /**Runs the closure `f` on the framework's own tensors, all fields at once, to write to them: on a [`PairTensorRefsMut`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    fn with_mut<R>(
        &mut self,
        f: impl ::tensor_core::__private::FnOnce(
            PairTensorRefsMut<'_, M::Backend, M::Axes>,
        ) -> R,
    ) -> R
    where
        M: ::tensor_core::__private::ModeMut,
    {
        ::tensor_core::__private::with_mut::<Pair, M, R>(self, f)
    }
    /**Moves all tensors to `device`, and returns them. A tensor that is already there is not copied.

# Errors

An `InputError` with the failures of the backend, of each field; the tensors are then dropped.*/
    fn to_device(
        self,
        device: &<M::Backend as ::tensor_core::__private::Backend>::Device,
    ) -> ::tensor_core::__private::Result<Self, ::tensor_core::__private::InputError>
    where
        M: ::tensor_core::__private::ModeOwned,
    {
        ::tensor_core::__private::to_device::<Pair, M>(self, device)
    }
}
const _: () = {
    use ::tensor_core::__private as __p;
    pub struct __Key;
    #[automatically_derived]
    impl __p::TensorStruct for Pair {
        const SPEC: __p::StructSpec = __p::StructSpec {
            name: "Pair",
            samples: __p::None,
            fields: &__p::specs::<
                __Key,
                Self,
                _,
            >([
                ("0", __p::None),
                (
                    "2",
                    __p::Some((
                        false,
                        &[__p::DimSpec::Named("n"), __p::DimSpec::Named("n")],
                    )),
                ),
            ]),
        };
    }
    fn __checks<_2>() {
        let () = <<__p::Ix2 as __p::HasRank<
            __p::Axes2,
        >>::Rank as __p::SameRank<__p::Axes2, _2>>::OK;
    }
    impl __p::StructFields<__Key> for Pair {
        type Fields = <(
            Array1<f32>,
            Array2<i8>,
        ) as __p::Known<
            {
                <Array1<f32> as __p::AsNdarray<f32, __p::Ix1>>::OK
                    & <Array2<i8> as __p::AsNdarray<i8, __p::Ix2>>::OK
            },
        >>::Type;
        type Attributes = (__p::ByCopy, __p::ByShare);
        fn refs(&self) -> __p::Refs<'_, __Key, Self> {
            (&self.0, &self.2)
        }
        fn muts(&mut self) -> __p::Muts<'_, __Key, Self> {
            (&mut self.0, &mut self.2)
        }
        fn into_fields(self) -> Self::Fields {
            let Self { 0: __field_0, 2: __field_1, .. } = self;
            (__field_0, __field_1)
        }
        fn companion<__M: __p::Mode>(
            __tensors: __p::Tensors<__Key, Self, __M>,
        ) -> PairFields<__M> {
            PairFields {
                0: __tensors.0,
                1: __tensors.1,
            }
        }
        fn tensor_refs<'__s, __M: __p::Mode + '__s>(
            __tensors: &'__s PairFields<__M>,
        ) -> __p::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.0, &__tensors.1)
        }
        fn tensor_muts<'__s, __M: __p::Mode + '__s>(
            __tensors: &'__s mut PairFields<__M>,
        ) -> __p::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&mut __tensors.0, &mut __tensors.1)
        }
    }
    #[doc(hidden)]
    impl __p::Field<__p::ByShare> for Pair {
        type Elem = __p::NoArray;
        type Dim = __p::NoArray;
        type Tensor<__M: __p::Mode> = PairFields<__M>;
        type Ops = __p::StructOps<__Key>;
        const KIND: __p::FieldKind = __p::kind::<Self>();
    }
    #[automatically_derived]
    impl<M: __p::Mode> __p::fmt::Debug for PairFields<M> {
        fn fmt(&self, f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
            __p::debug_tuple::<__Key, Pair, M>(f, "Pair", self)
        }
    }
};
