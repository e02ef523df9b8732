// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
pub struct Pairs {
    pub left: Digits,
    pub right: Option<Digits>,
    pub mask: Option<Array2<bool>>,
}
///The tensors of [`Pairs`], one for each field. The parameter `M` says what they are, and each alias stands for one such `M`: [`PairsTensors`], [`PairsTensorsMut`], [`PairsTensorsOwned`], [`PairsTensorRefs`], [`PairsTensorRefsMut`].
pub struct PairsFields<M: ::tensor_core::mode::Mode> {
    ///The field `left` of [`Pairs`]: what a `Digits` becomes. If that is a struct, it becomes its own companion: its `…Tensors` in [`PairsTensors`], its `…TensorsMut` in [`PairsTensorsMut`] and its `…TensorsOwned` in [`PairsTensorsOwned`]. If that is an array, it becomes a tensor of the same dtype and rank: a `Shared` in [`PairsTensors`], a `SharedMut` in [`PairsTensorsMut`] and an `Owned` in [`PairsTensorsOwned`].
    pub left: ::tensor_core::__private::Tensor<
        <Digits as ::tensor_core::__private::Known<
            {
                <Digits as ::tensor_core::__private::AsField<
                    ::tensor_core::__private::ByShare,
                >>::OK
            },
        >>::Type,
        M,
    >,
    ///The field `right` of [`Pairs`]: what a `Digits` becomes, in an `Option`. If that is a struct, it becomes its own companion: its `…Tensors` in [`PairsTensors`], its `…TensorsMut` in [`PairsTensorsMut`] and its `…TensorsOwned` in [`PairsTensorsOwned`]. If that is an array, it becomes a tensor of the same dtype and rank: a `Shared` in [`PairsTensors`], a `SharedMut` in [`PairsTensorsMut`] and an `Owned` in [`PairsTensorsOwned`].
    pub right: ::tensor_core::__private::Tensor<
        <Option<
            Digits,
        > as ::tensor_core::__private::Known<
            {
                <Option<
                    Digits,
                > as ::tensor_core::__private::AsField<
                    ::tensor_core::__private::ByShare,
                >>::OK
            },
        >>::Type,
        M,
    >,
    ///The field `mask` of [`Pairs`] as a tensor: an `Option<Shared<'data, B, bool, Ix2>>` in [`PairsTensors`], an `Option<SharedMut<'data, B, bool, Ix2>>` in [`PairsTensorsMut`] and an `Option<Owned<B, bool, Ix2>>` in [`PairsTensorsOwned`].
    pub mask: ::tensor_core::__private::Option<
        M::Tensor<bool, ::tensor_core::__private::Ix2, ::tensor_core::__private::Strided>,
    >,
}
///What [`Pairs::tensors`] gives: each field as a tensor of the backend `B`, shared, which freezes the struct for `'data`, or copied.
pub type PairsTensors<'data, B> = PairsFields<::tensor_core::mode::Read<'data, B>>;
///What [`Pairs::tensors_mut`] gives: each field as a tensor of the backend `B`, shared to be written, which locks the struct for `'data`, or copied.
pub type PairsTensorsMut<'data, B> = PairsFields<::tensor_core::mode::Write<'data, B>>;
///What [`Pairs::to_tensors`] and [`Pairs::into_tensors`] give: each field as a tensor of the backend `B` that owns its memory.
pub type PairsTensorsOwned<B> = PairsFields<::tensor_core::mode::Own<B>>;
///What the closure of [`with`](PairsFields::with) gets: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type PairsTensorRefs<'t, B, Axes = ::tensor_core::mode::AsMany> = PairsFields<
    ::tensor_core::mode::Lent<'t, B, Axes>,
>;
///What the closure of [`with_mut`](PairsFields::with_mut) gets, to write to: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type PairsTensorRefsMut<'t, B, Axes = ::tensor_core::mode::AsMany> = PairsFields<
    ::tensor_core::mode::LentMut<'t, B, Axes>,
>;
impl Pairs {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: ::tensor_core::__private::StructSpec = ::tensor_core::__private::spec::<
        Self,
    >();
}
impl Pairs {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile. Returns a [`PairsTensors`].

# Errors

An `InputError` with all violations of the declared shapes, and all arrays that the backend can't share; or with a failure of the backend.*/
    pub fn tensors<Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<
        PairsTensors<'_, Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Self: ::tensor_core::TensorInput<Backend>,
    {
        <Self as ::tensor_core::__private::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<Backend: ::tensor_core::Backend>(
        &self,
        device: &Backend::Device,
    ) -> ::tensor_core::__private::Result<
        PairsTensors<'_, Backend>,
        ::tensor_core::InputError,
    >
    where
        Self: ::tensor_core::TensorInput<Backend>,
    {
        <Self as ::tensor_core::__private::ReadStruct<
            Backend,
        >>::read_struct(self, device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile. Returns a [`PairsTensorsMut`].

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<Backend: ::tensor_core::Backend>(
        &mut self,
    ) -> ::tensor_core::__private::Result<
        PairsTensorsMut<'_, Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Backend: ::tensor_core::__private::CanWriteTo<
            <Digits as ::tensor_core::__private::Known<
                {
                    <Digits as ::tensor_core::__private::AsField<
                        ::tensor_core::__private::ByShare,
                    >>::OK
                },
            >>::Type,
        >,
        Backend: ::tensor_core::__private::CanWriteTo<
            <Option<
                Digits,
            > as ::tensor_core::__private::Known<
                {
                    <Option<
                        Digits,
                    > as ::tensor_core::__private::AsField<
                        ::tensor_core::__private::ByShare,
                    >>::OK
                },
            >>::Type,
        >,
        Backend: ::tensor_core::__private::CanWriteTo<
            <Option<
                Array2<bool>,
            > as ::tensor_core::__private::Known<
                {
                    <Option<
                        Array2<bool>,
                    > as ::tensor_core::__private::AsField<
                        ::tensor_core::__private::ByShare,
                    >>::OK
                },
            >>::Type,
        >,
        Self: ::tensor_core::TensorInputMut<Backend>,
    {
        <Self as ::tensor_core::__private::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<Backend: ::tensor_core::Backend>(
        &mut self,
        device: &Backend::Device,
    ) -> ::tensor_core::__private::Result<
        PairsTensorsMut<'_, Backend>,
        ::tensor_core::InputError,
    >
    where
        Backend: ::tensor_core::__private::CanWriteTo<
            <Digits as ::tensor_core::__private::Known<
                {
                    <Digits as ::tensor_core::__private::AsField<
                        ::tensor_core::__private::ByShare,
                    >>::OK
                },
            >>::Type,
        >,
        Backend: ::tensor_core::__private::CanWriteTo<
            <Option<
                Digits,
            > as ::tensor_core::__private::Known<
                {
                    <Option<
                        Digits,
                    > as ::tensor_core::__private::AsField<
                        ::tensor_core::__private::ByShare,
                    >>::OK
                },
            >>::Type,
        >,
        Backend: ::tensor_core::__private::CanWriteTo<
            <Option<
                Array2<bool>,
            > as ::tensor_core::__private::Known<
                {
                    <Option<
                        Array2<bool>,
                    > as ::tensor_core::__private::AsField<
                        ::tensor_core::__private::ByShare,
                    >>::OK
                },
            >>::Type,
        >,
        Self: ::tensor_core::TensorInputMut<Backend>,
    {
        <Self as ::tensor_core::__private::WriteStruct<
            Backend,
        >>::write_struct(self, device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once. Returns a [`PairsTensorsOwned`].

# Errors

An `InputError` with all violations of the declared shapes; or with a failure of the backend.*/
    pub fn to_tensors<Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<
        PairsTensorsOwned<Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Self: ::tensor_core::IntoTensors<Backend>,
    {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<Backend: ::tensor_core::Backend>(
        &self,
        device: &Backend::Device,
    ) -> ::tensor_core::__private::Result<
        PairsTensorsOwned<Backend>,
        ::tensor_core::InputError,
    >
    where
        Self: ::tensor_core::IntoTensors<Backend>,
    {
        <Self as ::tensor_core::__private::OwnStruct<Backend>>::copy_struct(self, device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't. Returns a [`PairsTensorsOwned`].

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<Backend: ::tensor_core::Backend>(
        self,
    ) -> ::tensor_core::__private::Result<
        PairsTensorsOwned<Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Self: ::tensor_core::IntoTensors<Backend>,
    {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<Backend: ::tensor_core::Backend>(
        self,
        device: &Backend::Device,
    ) -> ::tensor_core::__private::Result<
        PairsTensorsOwned<Backend>,
        ::tensor_core::InputError,
    >
    where
        Self: ::tensor_core::IntoTensors<Backend>,
    {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::adopt_struct(self, device)
    }
}
impl<M: ::tensor_core::__private::Mode> PairsFields<M> {
    /**Runs the closure `f` on the framework's own tensors, all fields at once: on a [`PairsTensorRefs`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics.*/
    pub fn with<R>(
        &self,
        f: impl ::tensor_core::__private::FnOnce(
            PairsTensorRefs<'_, M::Backend, M::Axes>,
        ) -> R,
    ) -> R {
        ::tensor_core::__private::with::<Pairs, M, R>(self, f)
    }
    /**Runs the closure `f` on the framework's own tensors, all fields at once, to write to them: on a [`PairsTensorRefsMut`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<R>(
        &mut self,
        f: impl ::tensor_core::__private::FnOnce(
            PairsTensorRefsMut<'_, M::Backend, M::Axes>,
        ) -> R,
    ) -> R
    where
        M: ::tensor_core::__private::ModeMut,
    {
        ::tensor_core::__private::with_mut::<Pairs, M, R>(self, f)
    }
    /**Moves all tensors to `device`, and returns them. A tensor that is already there is not copied.

# Errors

An `InputError` with the failures of the backend, of each field; the tensors are then dropped.*/
    pub fn to_device(
        self,
        device: &<M::Backend as ::tensor_core::__private::Backend>::Device,
    ) -> ::tensor_core::__private::Result<Self, ::tensor_core::__private::InputError>
    where
        M: ::tensor_core::__private::ModeOwned,
    {
        ::tensor_core::__private::to_device::<Pairs, M>(self, device)
    }
}
const _: () = {
    use ::tensor_core::__private as __p;
    struct __Key;
    #[automatically_derived]
    impl __p::TensorStruct for Pairs {
        const SPEC: __p::StructSpec = __p::StructSpec {
            name: "Pairs",
            samples: __p::None,
            fields: &__p::specs::<
                __Key,
                Self,
                _,
            >([("left", __p::None), ("right", __p::None), ("mask", __p::None)]),
        };
    }
    impl __p::StructFields<__Key> for Pairs {
        type Fields = <(
            <Digits as __p::Known<{ <Digits as __p::AsField<__p::ByShare>>::OK }>>::Type,
            <Option<
                Digits,
            > as __p::Known<
                { <Option<Digits> as __p::AsField<__p::ByShare>>::OK },
            >>::Type,
            <Option<
                Array2<bool>,
            > as __p::Known<
                { <Option<Array2<bool>> as __p::AsField<__p::ByShare>>::OK },
            >>::Type,
        ) as __p::Known<
            {
                <Digits as __p::AsField<__p::ByShare>>::OK
                    & <Option<Digits> as __p::AsField<__p::ByShare>>::OK
                    & <Option<Array2<bool>> as __p::AsField<__p::ByShare>>::OK
            },
        >>::Type;
        type Attributes = (__p::ByShare, __p::ByShare, __p::ByShare);
        fn refs(&self) -> __p::Refs<'_, __Key, Self> {
            (&self.left, &self.right, &self.mask)
        }
        fn muts(&mut self) -> __p::Muts<'_, __Key, Self> {
            (&mut self.left, &mut self.right, &mut self.mask)
        }
        fn into_fields(self) -> Self::Fields {
            let Self { left: __field_0, right: __field_1, mask: __field_2, .. } = self;
            (__field_0, __field_1, __field_2)
        }
        fn companion<__M: __p::Mode>(
            __tensors: __p::Tensors<__Key, Self, __M>,
        ) -> PairsFields<__M> {
            PairsFields {
                left: __tensors.0,
                right: __tensors.1,
                mask: __tensors.2,
            }
        }
        fn tensor_refs<'__s, __M: __p::Mode + '__s>(
            __tensors: &'__s PairsFields<__M>,
        ) -> __p::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.left, &__tensors.right, &__tensors.mask)
        }
        fn tensor_muts<'__s, __M: __p::Mode + '__s>(
            __tensors: &'__s mut PairsFields<__M>,
        ) -> __p::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&mut __tensors.left, &mut __tensors.right, &mut __tensors.mask)
        }
    }
    #[doc(hidden)]
    impl __p::Field<__p::ByShare> for Pairs {
        type Elem = __p::NoArray;
        type Dim = __p::NoArray;
        type Tensor<__M: __p::Mode> = PairsFields<__M>;
        type Ops = __Ops;
        const KIND: __p::FieldKind = __p::kind::<Self>();
    }
    pub struct __Ops;
    impl __p::FieldOps<Pairs, __p::ByShare> for __Ops {
        fn check(__field: &Pairs, __spec: &__p::FieldSpec, __report: &mut __p::Report) {
            <__p::StructOps<
                __Key,
            > as __p::FieldOps<Pairs, __p::ByShare>>::check(__field, __spec, __report);
        }
        fn lend<'__s: '__t, '__t, __M: __p::Mode + '__s>(
            __tensors: &'__s PairsFields<__M>,
            __arena: &'__t __p::Arena<'__s>,
        ) -> PairsFields<__p::Lent<'__t, __M::Backend, __M::Axes>>
        where
            Pairs: '__s,
        {
            <__p::StructOps<
                __Key,
            > as __p::FieldOps<Pairs, __p::ByShare>>::lend::<__M>(__tensors, __arena)
        }
        fn lend_mut<'__s: '__t, '__t, __M: __p::ModeMut + '__s>(
            __tensors: &'__s mut PairsFields<__M>,
            __arena: &'__t __p::Arena<'__s>,
        ) -> PairsFields<__p::LentMut<'__t, __M::Backend, __M::Axes>>
        where
            Pairs: '__s,
        {
            <__p::StructOps<
                __Key,
            > as __p::FieldOps<Pairs, __p::ByShare>>::lend_mut::<__M>(__tensors, __arena)
        }
        fn to_device<__M: __p::ModeOwned>(
            __tensors: &mut PairsFields<__M>,
            __name: &'static __p::str,
            __report: &mut __p::Report,
            __device: &<__M::Backend as __p::Backend>::Device,
        ) {
            <__p::StructOps<
                __Key,
            > as __p::FieldOps<
                Pairs,
                __p::ByShare,
            >>::to_device::<__M>(__tensors, __name, __report, __device);
        }
    }
    impl<__V: __p::Conversion> __p::ConvertOps<Pairs, __V, __p::ByShare> for __Ops
    where
        __p::StructOps<__Key>: __p::ConvertOps<Pairs, __V, __p::ByShare>,
    {
        fn convert<'__a>(
            __taken: __p::Taken<'__a, __V, Pairs>,
            __name: &'static __p::str,
            __report: &mut __p::Report,
            __request: &__p::Request<'_, __V::Backend>,
        ) -> __p::Option<PairsFields<__V::Mode<'__a>>>
        where
            Pairs: '__a,
        {
            <__p::StructOps<
                __Key,
            > as __p::ConvertOps<
                Pairs,
                __V,
                __p::ByShare,
            >>::convert(__taken, __name, __report, __request)
        }
    }
    #[automatically_derived]
    impl<M: __p::Mode> __p::fmt::Debug for PairsFields<M> {
        fn fmt(&self, f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
            __p::debug::<__Key, Pairs, M>(f, "Pairs", self)
        }
    }
};
