// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
pub struct Pairs {
    pub left: Digits,
    pub right: Option<Digits>,
    pub mask: Option<Array2<bool>>,
}
use ::tensor_core::__private as __PairsCore;
type __PairsField0 = Digits;
type __PairsField1 = Option<Digits>;
type __PairsField2 = Option<Array2<bool>>;
///The tensors of [`Pairs`], one for each field. Its aliases say what they are: [`PairsTensors`], [`PairsTensorsMut`], [`PairsTensorsOwned`], [`PairsTensorRefs`], [`PairsTensorRefsMut`].
pub struct PairsFields<__M: __PairsCore::Mode> {
    ///The field `left` of [`Pairs`], as a tensor.
    pub left: __PairsCore::Tensor<
        <__PairsField0 as __PairsCore::Known<
            { <__PairsField0 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
        >>::Type,
        __M,
    >,
    ///The field `right` of [`Pairs`], as a tensor.
    pub right: __PairsCore::Tensor<
        <__PairsField1 as __PairsCore::Known<
            { <__PairsField1 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
        >>::Type,
        __M,
    >,
    ///The field `mask` of [`Pairs`], as a tensor.
    pub mask: __PairsCore::Tensor<
        <__PairsField2 as __PairsCore::Known<
            { <__PairsField2 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
        >>::Type,
        __M,
    >,
}
///The fields of [`Pairs`] as tensors of a backend: shares, which freeze the struct for `'data`, or copies.
pub type PairsTensors<'data, __B> = PairsFields<__PairsCore::Read<'data, __B>>;
///The fields of [`Pairs`] as tensors of a backend: shares to write, which lock the struct for `'data`, or copies.
pub type PairsTensorsMut<'data, __B> = PairsFields<__PairsCore::Write<'data, __B>>;
///The fields of [`Pairs`] as tensors of a backend: each of which owns its memory.
pub type PairsTensorsOwned<__B> = PairsFields<__PairsCore::Own<__B>>;
///The fields of [`Pairs`] as tensors of a backend: the framework's own, as `with` lends them to its closure.
pub type PairsTensorRefs<'t, __B> = PairsFields<__PairsCore::Lent<'t, __B>>;
///The fields of [`Pairs`] as tensors of a backend: the framework's own, as `with_mut` lends them to its closure.
pub type PairsTensorRefsMut<'t, __B> = PairsFields<__PairsCore::LentMut<'t, __B>>;
impl Pairs {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: __PairsCore::StructSpec = __PairsCore::spec::<Self>();
}
impl Pairs {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile.

# Errors

All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it.*/
    pub fn tensors<Backend: __PairsCore::Backend>(
        &self,
    ) -> __PairsCore::Result<
        PairsTensors<'_, Backend>,
        <Backend as __PairsCore::ChosenBackend>::Error,
    >
    where
        Self: __PairsCore::TensorInput<Backend>,
    {
        <Self as __PairsCore::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as __PairsCore::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<Backend: __PairsCore::Backend>(
        &self,
        __device: &<Backend as __PairsCore::Backend>::Device,
    ) -> __PairsCore::Result<PairsTensors<'_, Backend>, __PairsCore::InputError>
    where
        Self: __PairsCore::TensorInput<Backend>,
    {
        <Self as __PairsCore::ReadStruct<Backend>>::read_struct(self, __device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile.

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<Backend: __PairsCore::Backend>(
        &mut self,
    ) -> __PairsCore::Result<
        PairsTensorsMut<'_, Backend>,
        <Backend as __PairsCore::ChosenBackend>::Error,
    >
    where
        Backend: __PairsCore::CanWriteTo<
            <__PairsField0 as __PairsCore::Known<
                { <__PairsField0 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
            >>::Type,
        >,
        Backend: __PairsCore::CanWriteTo<
            <__PairsField1 as __PairsCore::Known<
                { <__PairsField1 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
            >>::Type,
        >,
        Backend: __PairsCore::CanWriteTo<
            <__PairsField2 as __PairsCore::Known<
                { <__PairsField2 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
            >>::Type,
        >,
        Self: __PairsCore::TensorInputMut<Backend>,
    {
        <Self as __PairsCore::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as __PairsCore::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<Backend: __PairsCore::Backend>(
        &mut self,
        __device: &<Backend as __PairsCore::Backend>::Device,
    ) -> __PairsCore::Result<PairsTensorsMut<'_, Backend>, __PairsCore::InputError>
    where
        Backend: __PairsCore::CanWriteTo<
            <__PairsField0 as __PairsCore::Known<
                { <__PairsField0 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
            >>::Type,
        >,
        Backend: __PairsCore::CanWriteTo<
            <__PairsField1 as __PairsCore::Known<
                { <__PairsField1 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
            >>::Type,
        >,
        Backend: __PairsCore::CanWriteTo<
            <__PairsField2 as __PairsCore::Known<
                { <__PairsField2 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
            >>::Type,
        >,
        Self: __PairsCore::TensorInputMut<Backend>,
    {
        <Self as __PairsCore::WriteStruct<Backend>>::write_struct(self, __device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once.

# Errors

All violations of the declared shapes; or a failure of the backend.*/
    pub fn to_tensors<Backend: __PairsCore::Backend>(
        &self,
    ) -> __PairsCore::Result<
        PairsTensorsOwned<Backend>,
        <Backend as __PairsCore::ChosenBackend>::Error,
    >
    where
        Self: __PairsCore::IntoTensors<Backend>,
    {
        <Self as __PairsCore::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as __PairsCore::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<Backend: __PairsCore::Backend>(
        &self,
        __device: &<Backend as __PairsCore::Backend>::Device,
    ) -> __PairsCore::Result<PairsTensorsOwned<Backend>, __PairsCore::InputError>
    where
        Self: __PairsCore::IntoTensors<Backend>,
    {
        <Self as __PairsCore::OwnStruct<Backend>>::copy_struct(self, __device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't.

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<Backend: __PairsCore::Backend>(
        self,
    ) -> __PairsCore::Result<
        PairsTensorsOwned<Backend>,
        <Backend as __PairsCore::ChosenBackend>::Error,
    >
    where
        Self: __PairsCore::IntoTensors<Backend>,
    {
        <Self as __PairsCore::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as __PairsCore::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<Backend: __PairsCore::Backend>(
        self,
        __device: &<Backend as __PairsCore::Backend>::Device,
    ) -> __PairsCore::Result<PairsTensorsOwned<Backend>, __PairsCore::InputError>
    where
        Self: __PairsCore::IntoTensors<Backend>,
    {
        <Self as __PairsCore::OwnStruct<Backend>>::adopt_struct(self, __device)
    }
}
impl<__M: __PairsCore::Mode> PairsFields<__M> {
    /**Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics.*/
    pub fn with<__R>(
        &self,
        __f: impl for<'__t> __PairsCore::FnOnce(
            PairsFields<__PairsCore::Lent<'__t, __M::Backend, __M::Axes>>,
        ) -> __R,
    ) -> __R {
        __PairsCore::with::<Pairs, __M, __R>(self, __f)
    }
    /**Runs a closure on the framework's tensors, all fields at once, to write to them. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<__R>(
        &mut self,
        __f: impl for<'__t> __PairsCore::FnOnce(
            PairsFields<__PairsCore::LentMut<'__t, __M::Backend, __M::Axes>>,
        ) -> __R,
    ) -> __R
    where
        __M: __PairsCore::ModeMut,
    {
        __PairsCore::with_mut::<Pairs, __M, __R>(self, __f)
    }
    /// Moves all tensors to `device`. A tensor that is already there is not copied.
    ///
    /// # Errors
    ///
    /// Those of the backend, of each field; the tensors are then dropped.
    pub fn to_device(
        self,
        __device: &<__M::Backend as __PairsCore::Backend>::Device,
    ) -> __PairsCore::Result<Self, __PairsCore::InputError>
    where
        __M: __PairsCore::ModeOwned,
    {
        __PairsCore::to_device::<Pairs, __M>(self, __device)
    }
}
const _: () = {
    struct __Key;
    #[automatically_derived]
    impl __PairsCore::TensorStruct for Pairs {
        const SPEC: __PairsCore::StructSpec = __PairsCore::StructSpec {
            name: "Pairs",
            samples: __PairsCore::None,
            fields: &__PairsCore::specs::<
                __Key,
                Self,
                _,
            >([
                ("left", __PairsCore::None),
                ("right", __PairsCore::None),
                ("mask", __PairsCore::None),
            ]),
        };
    }
    impl __PairsCore::StructFields<__Key> for Pairs {
        type Fields = <(
            <__PairsField0 as __PairsCore::Known<
                { <__PairsField0 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
            >>::Type,
            <__PairsField1 as __PairsCore::Known<
                { <__PairsField1 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
            >>::Type,
            <__PairsField2 as __PairsCore::Known<
                { <__PairsField2 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
            >>::Type,
        ) as __PairsCore::Known<
            {
                <__PairsField0 as __PairsCore::AsField<__PairsCore::ByShare>>::OK
                    & <__PairsField1 as __PairsCore::AsField<__PairsCore::ByShare>>::OK
                    & <__PairsField2 as __PairsCore::AsField<__PairsCore::ByShare>>::OK
            },
        >>::Type;
        type Attributes = (
            __PairsCore::ByShare,
            __PairsCore::ByShare,
            __PairsCore::ByShare,
        );
        fn refs(&self) -> __PairsCore::Refs<'_, __Key, Self> {
            (&self.left, &self.right, &self.mask)
        }
        fn muts(&mut self) -> __PairsCore::Muts<'_, __Key, Self> {
            (&mut self.left, &mut self.right, &mut self.mask)
        }
        fn into_fields(self) -> Self::Fields {
            let Self { left: __field_0, right: __field_1, mask: __field_2, .. } = self;
            (__field_0, __field_1, __field_2)
        }
        fn companion<__M: __PairsCore::Mode>(
            __tensors: __PairsCore::Tensors<__Key, Self, __M>,
        ) -> PairsFields<__M> {
            PairsFields {
                left: __tensors.0,
                right: __tensors.1,
                mask: __tensors.2,
            }
        }
        fn tensor_refs<'__s, __M: __PairsCore::Mode + '__s>(
            __tensors: &'__s PairsFields<__M>,
        ) -> __PairsCore::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.left, &__tensors.right, &__tensors.mask)
        }
        fn tensor_muts<'__s, __M: __PairsCore::Mode + '__s>(
            __tensors: &'__s mut PairsFields<__M>,
        ) -> __PairsCore::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&mut __tensors.left, &mut __tensors.right, &mut __tensors.mask)
        }
    }
    impl __PairsCore::Field<__PairsCore::ByShare> for Pairs {
        type Elem = __PairsCore::NoArray;
        type Dim = __PairsCore::NoArray;
        type Tensor<__M: __PairsCore::Mode> = PairsFields<__M>;
        type Ops = __Ops;
        const KIND: __PairsCore::FieldKind = __PairsCore::kind::<Self>();
    }
    pub struct __Ops;
    impl __PairsCore::FieldOps<Pairs, __PairsCore::ByShare> for __Ops {
        fn check(
            __field: &Pairs,
            __spec: &__PairsCore::FieldSpec,
            __report: &mut __PairsCore::Report,
        ) {
            <__PairsCore::StructOps<
                __Key,
            > as __PairsCore::FieldOps<
                Pairs,
                __PairsCore::ByShare,
            >>::check(__field, __spec, __report);
        }
        fn lend<'__s: '__t, '__t, __M: __PairsCore::Mode + '__s>(
            __tensors: &'__s PairsFields<__M>,
            __arena: &'__t __PairsCore::Arena<'__s>,
        ) -> PairsFields<__PairsCore::Lent<'__t, __M::Backend, __M::Axes>>
        where
            Pairs: '__s,
        {
            <__PairsCore::StructOps<
                __Key,
            > as __PairsCore::FieldOps<
                Pairs,
                __PairsCore::ByShare,
            >>::lend::<__M>(__tensors, __arena)
        }
        fn lend_mut<'__s: '__t, '__t, __M: __PairsCore::ModeMut + '__s>(
            __tensors: &'__s mut PairsFields<__M>,
            __arena: &'__t __PairsCore::Arena<'__s>,
        ) -> PairsFields<__PairsCore::LentMut<'__t, __M::Backend, __M::Axes>>
        where
            Pairs: '__s,
        {
            <__PairsCore::StructOps<
                __Key,
            > as __PairsCore::FieldOps<
                Pairs,
                __PairsCore::ByShare,
            >>::lend_mut::<__M>(__tensors, __arena)
        }
        fn to_device<__M: __PairsCore::ModeOwned>(
            __tensors: &mut PairsFields<__M>,
            __name: &'static __PairsCore::str,
            __report: &mut __PairsCore::Report,
            __device: &<__M::Backend as __PairsCore::Backend>::Device,
        ) {
            <__PairsCore::StructOps<
                __Key,
            > as __PairsCore::FieldOps<
                Pairs,
                __PairsCore::ByShare,
            >>::to_device::<__M>(__tensors, __name, __report, __device);
        }
    }
    impl<
        __V: __PairsCore::Conversion,
    > __PairsCore::ConvertOps<Pairs, __V, __PairsCore::ByShare> for __Ops
    where
        __PairsCore::StructOps<
            __Key,
        >: __PairsCore::ConvertOps<Pairs, __V, __PairsCore::ByShare>,
    {
        fn convert<'__a>(
            __taken: __PairsCore::Taken<'__a, __V, Pairs>,
            __name: &'static __PairsCore::str,
            __report: &mut __PairsCore::Report,
            __request: &__PairsCore::Request<'_, __V::Backend>,
        ) -> __PairsCore::Option<PairsFields<__V::Mode<'__a>>>
        where
            Pairs: '__a,
        {
            <__PairsCore::StructOps<
                __Key,
            > as __PairsCore::ConvertOps<
                Pairs,
                __V,
                __PairsCore::ByShare,
            >>::convert(__taken, __name, __report, __request)
        }
    }
    #[automatically_derived]
    impl<__M: __PairsCore::Mode> __PairsCore::fmt::Debug for PairsFields<__M> {
        fn fmt(
            &self,
            __f: &mut __PairsCore::fmt::Formatter<'_>,
        ) -> __PairsCore::fmt::Result {
            __PairsCore::debug::<__Key, Pairs, __M>(__f, "PairsFields", self)
        }
    }
};
