// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
pub struct Pairs {
    pub left: Digits,
    pub right: Option<Digits>,
    pub mask: Option<Array2<bool>>,
}
///The tensors of [`Pairs`], one for each field. Its aliases say what they are: [`PairsTensors`], [`PairsTensorsMut`], [`PairsTensorsOwned`], [`PairsTensorRefs`], [`PairsTensorRefsMut`].
pub struct PairsFields<__M: ::tensor_core::mode::Mode> {
    ///The field `left` of [`Pairs`], as a tensor.
    pub left: ::tensor_core::__private::Tensor<
        <Digits as ::tensor_core::__private::Known<
            {
                <Digits as ::tensor_core::__private::AsField<
                    ::tensor_core::__private::ByShare,
                >>::OK
            },
        >>::Type,
        __M,
    >,
    ///The field `right` of [`Pairs`], as a tensor.
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
        __M,
    >,
    ///The field `mask` of [`Pairs`], as a tensor.
    pub mask: ::tensor_core::__private::Tensor<
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
        __M,
    >,
}
///The fields of [`Pairs`] as tensors of a backend: shares, which freeze the struct for `'data`, or copies.
pub type PairsTensors<'data, __B> = PairsFields<::tensor_core::mode::Read<'data, __B>>;
///The fields of [`Pairs`] as tensors of a backend: shares to write, which lock the struct for `'data`, or copies.
pub type PairsTensorsMut<'data, __B> = PairsFields<
    ::tensor_core::mode::Write<'data, __B>,
>;
///The fields of [`Pairs`] as tensors of a backend: each of which owns its memory.
pub type PairsTensorsOwned<__B> = PairsFields<::tensor_core::mode::Own<__B>>;
///The fields of [`Pairs`] as tensors of a backend: the framework's own, as `with` lends them to its closure.
pub type PairsTensorRefs<'t, __B> = PairsFields<::tensor_core::mode::Lent<'t, __B>>;
///The fields of [`Pairs`] as tensors of a backend: the framework's own, as `with_mut` lends them to its closure.
pub type PairsTensorRefsMut<'t, __B> = PairsFields<
    ::tensor_core::mode::LentMut<'t, __B>,
>;
impl Pairs {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: ::tensor_core::__private::StructSpec = ::tensor_core::__private::spec::<
        Self,
    >();
}
impl Pairs {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile.

# Errors

All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it.*/
    pub fn tensors<
        Backend: ::tensor_core::Reads<
                Self,
                (
                    <Digits as ::tensor_core::__private::Known<
                        {
                            <Digits as ::tensor_core::__private::AsField<
                                ::tensor_core::__private::ByShare,
                            >>::OK
                        },
                    >>::Type,
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
                ),
            >,
    >(
        &self,
    ) -> ::tensor_core::__private::Result<
        PairsTensors<'_, Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    > {
        <Self as ::tensor_core::__private::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<
        Backend: ::tensor_core::Reads<
                Self,
                (
                    <Digits as ::tensor_core::__private::Known<
                        {
                            <Digits as ::tensor_core::__private::AsField<
                                ::tensor_core::__private::ByShare,
                            >>::OK
                        },
                    >>::Type,
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
                ),
            >,
    >(
        &self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        PairsTensors<'_, Backend>,
        ::tensor_core::InputError,
    > {
        <Self as ::tensor_core::__private::ReadStruct<
            Backend,
        >>::read_struct(self, __device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile.

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<
        Backend: ::tensor_core::Writes<
                Self,
                (
                    <Digits as ::tensor_core::__private::Known<
                        {
                            <Digits as ::tensor_core::__private::AsField<
                                ::tensor_core::__private::ByShare,
                            >>::OK
                        },
                    >>::Type,
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
                ),
            >,
    >(
        &mut self,
    ) -> ::tensor_core::__private::Result<
        PairsTensorsMut<'_, Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    > {
        <Self as ::tensor_core::__private::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<
        Backend: ::tensor_core::Writes<
                Self,
                (
                    <Digits as ::tensor_core::__private::Known<
                        {
                            <Digits as ::tensor_core::__private::AsField<
                                ::tensor_core::__private::ByShare,
                            >>::OK
                        },
                    >>::Type,
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
                ),
            >,
    >(
        &mut self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        PairsTensorsMut<'_, Backend>,
        ::tensor_core::InputError,
    > {
        <Self as ::tensor_core::__private::WriteStruct<
            Backend,
        >>::write_struct(self, __device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once.

# Errors

All violations of the declared shapes; or a failure of the backend.*/
    pub fn to_tensors<
        Backend: ::tensor_core::Holds<
                Self,
                (
                    <Digits as ::tensor_core::__private::Known<
                        {
                            <Digits as ::tensor_core::__private::AsField<
                                ::tensor_core::__private::ByShare,
                            >>::OK
                        },
                    >>::Type,
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
                ),
            >,
    >(
        &self,
    ) -> ::tensor_core::__private::Result<
        PairsTensorsOwned<Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    > {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<
        Backend: ::tensor_core::Holds<
                Self,
                (
                    <Digits as ::tensor_core::__private::Known<
                        {
                            <Digits as ::tensor_core::__private::AsField<
                                ::tensor_core::__private::ByShare,
                            >>::OK
                        },
                    >>::Type,
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
                ),
            >,
    >(
        &self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        PairsTensorsOwned<Backend>,
        ::tensor_core::InputError,
    > {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::copy_struct(self, __device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't.

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<
        Backend: ::tensor_core::Holds<
                Self,
                (
                    <Digits as ::tensor_core::__private::Known<
                        {
                            <Digits as ::tensor_core::__private::AsField<
                                ::tensor_core::__private::ByShare,
                            >>::OK
                        },
                    >>::Type,
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
                ),
            >,
    >(
        self,
    ) -> ::tensor_core::__private::Result<
        PairsTensorsOwned<Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    > {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<
        Backend: ::tensor_core::Holds<
                Self,
                (
                    <Digits as ::tensor_core::__private::Known<
                        {
                            <Digits as ::tensor_core::__private::AsField<
                                ::tensor_core::__private::ByShare,
                            >>::OK
                        },
                    >>::Type,
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
                ),
            >,
    >(
        self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        PairsTensorsOwned<Backend>,
        ::tensor_core::InputError,
    > {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::adopt_struct(self, __device)
    }
}
impl<__M: ::tensor_core::__private::Mode> PairsFields<__M> {
    /**Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics.*/
    pub fn with<__R>(
        &self,
        __f: impl for<'__t> ::tensor_core::__private::FnOnce(
            PairsFields<::tensor_core::__private::Lent<'__t, __M::Backend, __M::Axes>>,
        ) -> __R,
    ) -> __R {
        ::tensor_core::__private::with::<Pairs, __M, __R>(self, __f)
    }
    /**Runs a closure on the framework's tensors, all fields at once, to write to them. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<__R>(
        &mut self,
        __f: impl for<'__t> ::tensor_core::__private::FnOnce(
            PairsFields<::tensor_core::__private::LentMut<'__t, __M::Backend, __M::Axes>>,
        ) -> __R,
    ) -> __R
    where
        __M: ::tensor_core::__private::ModeMut,
    {
        ::tensor_core::__private::with_mut::<Pairs, __M, __R>(self, __f)
    }
    /// Moves all tensors to `device`. A tensor that is already there is not copied.
    ///
    /// # Errors
    ///
    /// Those of the backend, of each field; the tensors are then dropped.
    pub fn to_device(
        self,
        __device: &<__M::Backend as ::tensor_core::__private::Backend>::Device,
    ) -> ::tensor_core::__private::Result<Self, ::tensor_core::__private::InputError>
    where
        __M: ::tensor_core::__private::ModeOwned,
    {
        ::tensor_core::__private::to_device::<Pairs, __M>(self, __device)
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
    impl<__M: __p::Mode> __p::fmt::Debug for PairsFields<__M> {
        fn fmt(&self, __f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
            __p::debug::<__Key, Pairs, __M>(__f, "PairsFields", self)
        }
    }
};
