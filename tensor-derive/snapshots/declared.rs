// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
#[tensor(dims(batch, width))]
pub struct Declared {
    #[tensor(dtype = f32, layout = row_major, shape = [batch, width])]
    pub rows: Array2<f32>,
    #[tensor(rank = 3)]
    pub any: ArrayD<f32>,
    #[tensor(copy, cast_checked = u8, shape = [.., width])]
    pub checked: Array3<i64>,
    #[tensor(copy, cast_lossy = f16)]
    pub lossy: Array1<f64>,
}
///The tensors of [`Declared`], one for each field. The parameter `M` says what they are, and each alias stands for one such `M`: [`DeclaredTensors`], [`DeclaredTensorsMut`], [`DeclaredTensorsOwned`], [`DeclaredTensorRefs`], [`DeclaredTensorRefsMut`].
pub struct DeclaredFields<M: ::tensor_core::mode::Mode> {
    ///The field `rows` of [`Declared`] as a tensor: a `Shared<'data, B, f32, Ix2, RowMajor>` in [`DeclaredTensors`], a `SharedMut<'data, B, f32, Ix2, RowMajor>` in [`DeclaredTensorsMut`] and an `Owned<B, f32, Ix2>` in [`DeclaredTensorsOwned`].
    pub rows: M::Tensor<
        f32,
        ::tensor_core::__private::Ix2,
        ::tensor_core::__private::RowMajor,
    >,
    ///The field `any` of [`Declared`] as a tensor: a `Shared<'data, B, f32, Ix3>` in [`DeclaredTensors`], a `SharedMut<'data, B, f32, Ix3>` in [`DeclaredTensorsMut`] and an `Owned<B, f32, Ix3>` in [`DeclaredTensorsOwned`].
    pub any: M::Tensor<
        f32,
        ::tensor_core::__private::Ix3,
        ::tensor_core::__private::Strided,
    >,
    ///The field `checked` of [`Declared`] as a copied tensor: an `Owned<B, u8, Ix3>` in [`DeclaredTensors`], [`DeclaredTensorsMut`] and [`DeclaredTensorsOwned`].
    pub checked: <M::Copying as ::tensor_core::__private::Mode>::Tensor<
        u8,
        ::tensor_core::__private::Ix3,
        ::tensor_core::__private::Strided,
    >,
    ///The field `lossy` of [`Declared`] as a copied tensor: an `Owned<B, f16, Ix1>` in [`DeclaredTensors`], [`DeclaredTensorsMut`] and [`DeclaredTensorsOwned`].
    pub lossy: <M::Copying as ::tensor_core::__private::Mode>::Tensor<
        ::tensor_core::__private::f16,
        ::tensor_core::__private::Ix1,
        ::tensor_core::__private::Strided,
    >,
}
///What [`Declared::tensors`] gives: each field as a tensor of the backend `B`, shared, which freezes the struct for `'data`, or copied.
pub type DeclaredTensors<'data, B> = DeclaredFields<::tensor_core::mode::Read<'data, B>>;
///What [`Declared::tensors_mut`] gives: each field as a tensor of the backend `B`, shared to be written, which locks the struct for `'data`, or copied.
pub type DeclaredTensorsMut<'data, B> = DeclaredFields<
    ::tensor_core::mode::Write<'data, B>,
>;
///What [`Declared::to_tensors`] and [`Declared::into_tensors`] give: each field as a tensor of the backend `B` that owns its memory.
pub type DeclaredTensorsOwned<B> = DeclaredFields<::tensor_core::mode::Own<B>>;
///What the closure of [`with`](DeclaredFields::with) gets: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type DeclaredTensorRefs<'t, B, Axes = ::tensor_core::mode::AsMany> = DeclaredFields<
    ::tensor_core::mode::Lent<'t, B, Axes>,
>;
///What the closure of [`with_mut`](DeclaredFields::with_mut) gets, to write to: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type DeclaredTensorRefsMut<'t, B, Axes = ::tensor_core::mode::AsMany> = DeclaredFields<
    ::tensor_core::mode::LentMut<'t, B, Axes>,
>;
impl Declared {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: ::tensor_core::__private::StructSpec = ::tensor_core::__private::spec::<
        Self,
    >();
}
impl Declared {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile. Returns a [`DeclaredTensors`].

# Errors

An `InputError` with all violations of the declared shapes, and all arrays that the backend can't share; or with a failure of the backend.*/
    pub fn tensors<Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<
        DeclaredTensors<'_, Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Backend: ::tensor_core::__private::CanShare<
            f32,
            ::tensor_core::__private::Ix2,
            ::tensor_core::__private::RowMajor,
        >,
        Backend: ::tensor_core::__private::CanShare<f32, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<
            ::tensor_core::__private::f16,
            ::tensor_core::__private::Ix1,
        >,
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
        DeclaredTensors<'_, Backend>,
        ::tensor_core::InputError,
    >
    where
        Backend: ::tensor_core::__private::CanShare<
            f32,
            ::tensor_core::__private::Ix2,
            ::tensor_core::__private::RowMajor,
        >,
        Backend: ::tensor_core::__private::CanShare<f32, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<
            ::tensor_core::__private::f16,
            ::tensor_core::__private::Ix1,
        >,
        Self: ::tensor_core::TensorInput<Backend>,
    {
        <Self as ::tensor_core::__private::ReadStruct<
            Backend,
        >>::read_struct(self, device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile. Returns a [`DeclaredTensorsMut`].

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<Backend: ::tensor_core::Backend>(
        &mut self,
    ) -> ::tensor_core::__private::Result<
        DeclaredTensorsMut<'_, Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Backend: ::tensor_core::__private::CanWrite<
            f32,
            ::tensor_core::__private::Ix2,
            ::tensor_core::__private::RowMajor,
        >,
        Backend: ::tensor_core::__private::CanWrite<f32, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<
            ::tensor_core::__private::f16,
            ::tensor_core::__private::Ix1,
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
        DeclaredTensorsMut<'_, Backend>,
        ::tensor_core::InputError,
    >
    where
        Backend: ::tensor_core::__private::CanWrite<
            f32,
            ::tensor_core::__private::Ix2,
            ::tensor_core::__private::RowMajor,
        >,
        Backend: ::tensor_core::__private::CanWrite<f32, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<
            ::tensor_core::__private::f16,
            ::tensor_core::__private::Ix1,
        >,
        Self: ::tensor_core::TensorInputMut<Backend>,
    {
        <Self as ::tensor_core::__private::WriteStruct<
            Backend,
        >>::write_struct(self, device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once. Returns a [`DeclaredTensorsOwned`].

# Errors

An `InputError` with all violations of the declared shapes; or with a failure of the backend.*/
    pub fn to_tensors<Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<
        DeclaredTensorsOwned<Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix2>,
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<
            ::tensor_core::__private::f16,
            ::tensor_core::__private::Ix1,
        >,
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
        DeclaredTensorsOwned<Backend>,
        ::tensor_core::InputError,
    >
    where
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix2>,
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<
            ::tensor_core::__private::f16,
            ::tensor_core::__private::Ix1,
        >,
        Self: ::tensor_core::IntoTensors<Backend>,
    {
        <Self as ::tensor_core::__private::OwnStruct<Backend>>::copy_struct(self, device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't. Returns a [`DeclaredTensorsOwned`].

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<Backend: ::tensor_core::Backend>(
        self,
    ) -> ::tensor_core::__private::Result<
        DeclaredTensorsOwned<Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix2>,
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<
            ::tensor_core::__private::f16,
            ::tensor_core::__private::Ix1,
        >,
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
        DeclaredTensorsOwned<Backend>,
        ::tensor_core::InputError,
    >
    where
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix2>,
        Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Ix3>,
        Backend: ::tensor_core::__private::CanHold<
            ::tensor_core::__private::f16,
            ::tensor_core::__private::Ix1,
        >,
        Self: ::tensor_core::IntoTensors<Backend>,
    {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::adopt_struct(self, device)
    }
}
impl<M: ::tensor_core::__private::Mode> DeclaredFields<M> {
    /**Runs the closure `f` on the framework's own tensors, all fields at once: on a [`DeclaredTensorRefs`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics.*/
    pub fn with<R>(
        &self,
        f: impl ::tensor_core::__private::FnOnce(
            DeclaredTensorRefs<'_, M::Backend, M::Axes>,
        ) -> R,
    ) -> R {
        ::tensor_core::__private::with::<Declared, M, R>(self, f)
    }
    /**Runs the closure `f` on the framework's own tensors, all fields at once, to write to them: on a [`DeclaredTensorRefsMut`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<R>(
        &mut self,
        f: impl ::tensor_core::__private::FnOnce(
            DeclaredTensorRefsMut<'_, M::Backend, M::Axes>,
        ) -> R,
    ) -> R
    where
        M: ::tensor_core::__private::ModeMut,
    {
        ::tensor_core::__private::with_mut::<Declared, M, R>(self, f)
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
        ::tensor_core::__private::to_device::<Declared, M>(self, device)
    }
}
const _: () = {
    use ::tensor_core::__private as __p;
    pub struct __Key;
    #[automatically_derived]
    impl __p::TensorStruct for Declared {
        const SPEC: __p::StructSpec = __p::StructSpec {
            name: "Declared",
            samples: __p::None,
            fields: &__p::specs::<
                __Key,
                Self,
                _,
            >([
                (
                    "rows",
                    __p::Some((
                        false,
                        &[__p::DimSpec::Named("batch"), __p::DimSpec::Named("width")],
                    )),
                ),
                ("any", __p::None),
                ("checked", __p::Some((true, &[__p::DimSpec::Named("width")]))),
                ("lossy", __p::None),
            ]),
        };
    }
    fn __checks<rows, any, checked>() {
        let () = <f32 as __p::SameDtype<f32, rows>>::OK;
        let () = <<__p::Ix2 as __p::HasRank<
            __p::Axes2,
        >>::Rank as __p::SameRank<__p::Axes2, rows>>::OK;
        let () = <<__p::IxDyn as __p::HasRank<
            __p::Axes3,
        >>::Rank as __p::SameRank<__p::Axes3, any>>::OK;
        let () = <<__p::Ix3 as __p::HasAtLeast<
            __p::Axes1,
        >>::Rank as __p::SameRank<__p::Axes1, checked>>::OK;
    }
    impl __p::StructFields<__Key> for Declared {
        type Fields = <(
            Array2<f32>,
            ArrayD<f32>,
            Array3<i64>,
            Array1<f64>,
        ) as __p::Known<
            {
                <Array2<f32> as __p::AsNdarray<f32, __p::Ix2>>::OK
                    & <ArrayD<f32> as __p::AsNdarray<f32, __p::IxDyn>>::OK
                    & <Array3<i64> as __p::AsNdarray<i64, __p::Ix3>>::OK
                    & <Array1<f64> as __p::AsNdarray<f64, __p::Ix1>>::OK
            },
        >>::Type;
        type Attributes = (
            __p::Declared<__p::Share<__p::RowMajor>>,
            __p::Declared<__p::Ranked<__p::Ix3, __p::Share>>,
            __p::ByCast<u8, __p::Checked>,
            __p::ByCast<
                <f16 as __p::Known<{ <f16 as __p::HalfFloat>::OK }>>::Type,
                __p::Lossy,
            >,
        );
        fn refs(&self) -> __p::Refs<'_, __Key, Self> {
            (&self.rows, &self.any, &self.checked, &self.lossy)
        }
        fn muts(&mut self) -> __p::Muts<'_, __Key, Self> {
            (&mut self.rows, &mut self.any, &mut self.checked, &mut self.lossy)
        }
        fn into_fields(self) -> Self::Fields {
            let Self {
                rows: __field_0,
                any: __field_1,
                checked: __field_2,
                lossy: __field_3,
                ..
            } = self;
            (__field_0, __field_1, __field_2, __field_3)
        }
        fn companion<__M: __p::Mode>(
            __tensors: __p::Tensors<__Key, Self, __M>,
        ) -> DeclaredFields<__M> {
            DeclaredFields {
                rows: __tensors.0,
                any: __tensors.1,
                checked: __tensors.2,
                lossy: __tensors.3,
            }
        }
        fn tensor_refs<'__s, __M: __p::Mode + '__s>(
            __tensors: &'__s DeclaredFields<__M>,
        ) -> __p::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.rows, &__tensors.any, &__tensors.checked, &__tensors.lossy)
        }
        fn tensor_muts<'__s, __M: __p::Mode + '__s>(
            __tensors: &'__s mut DeclaredFields<__M>,
        ) -> __p::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (
                &mut __tensors.rows,
                &mut __tensors.any,
                &mut __tensors.checked,
                &mut __tensors.lossy,
            )
        }
    }
    #[doc(hidden)]
    impl __p::Field<__p::ByShare> for Declared {
        type Elem = __p::NoArray;
        type Dim = __p::NoArray;
        type Tensor<__M: __p::Mode> = DeclaredFields<__M>;
        type Ops = __p::StructOps<__Key>;
        const KIND: __p::FieldKind = __p::kind::<Self>();
    }
    #[automatically_derived]
    impl<M: __p::Mode> __p::fmt::Debug for DeclaredFields<M> {
        fn fmt(&self, f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
            __p::debug::<__Key, Declared, M>(f, "Declared", self)
        }
    }
};
