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
///The tensors of [`Declared`], one for each field. Its aliases say what they are: [`DeclaredTensors`], [`DeclaredTensorsMut`], [`DeclaredTensorsOwned`], [`DeclaredTensorRefs`], [`DeclaredTensorRefsMut`].
pub struct DeclaredFields<__M: ::tensor_core::mode::Mode> {
    ///The field `rows` of [`Declared`], as a tensor.
    pub rows: <__M as ::tensor_core::__private::Mode>::Tensor<
        f32,
        ::tensor_core::__private::Ix2,
        ::tensor_core::__private::RowMajor,
    >,
    ///The field `any` of [`Declared`], as a tensor.
    pub any: <__M as ::tensor_core::__private::Mode>::Tensor<
        f32,
        ::tensor_core::__private::Ix3,
        ::tensor_core::__private::Strided,
    >,
    ///The field `checked` of [`Declared`], as a tensor.
    pub checked: <<__M as ::tensor_core::__private::Mode>::Copying as ::tensor_core::__private::Mode>::Tensor<
        u8,
        ::tensor_core::__private::Ix3,
        ::tensor_core::__private::Strided,
    >,
    ///The field `lossy` of [`Declared`], as a tensor.
    pub lossy: <<__M as ::tensor_core::__private::Mode>::Copying as ::tensor_core::__private::Mode>::Tensor<
        ::tensor_core::__private::f16,
        ::tensor_core::__private::Ix1,
        ::tensor_core::__private::Strided,
    >,
}
///The fields of [`Declared`] as tensors of a backend: shares, which freeze the struct for `'data`, or copies.
pub type DeclaredTensors<'data, __B> = DeclaredFields<
    ::tensor_core::mode::Read<'data, __B>,
>;
///The fields of [`Declared`] as tensors of a backend: shares to write, which lock the struct for `'data`, or copies.
pub type DeclaredTensorsMut<'data, __B> = DeclaredFields<
    ::tensor_core::mode::Write<'data, __B>,
>;
///The fields of [`Declared`] as tensors of a backend: each of which owns its memory.
pub type DeclaredTensorsOwned<__B> = DeclaredFields<::tensor_core::mode::Own<__B>>;
///The fields of [`Declared`] as tensors of a backend: the framework's own, as `with` lends them to its closure.
pub type DeclaredTensorRefs<'t, __B> = DeclaredFields<
    ::tensor_core::mode::Lent<'t, __B>,
>;
///The fields of [`Declared`] as tensors of a backend: the framework's own, as `with_mut` lends them to its closure.
pub type DeclaredTensorRefsMut<'t, __B> = DeclaredFields<
    ::tensor_core::mode::LentMut<'t, __B>,
>;
impl Declared {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: ::tensor_core::__private::StructSpec = ::tensor_core::__private::spec::<
        Self,
    >();
}
impl Declared {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile.

# Errors

All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it.*/
    pub fn tensors<
        Backend: ::tensor_core::Reads<Self, (f32, u8, ::tensor_core::__private::f16)>,
    >(
        &self,
    ) -> ::tensor_core::__private::Result<
        DeclaredTensors<'_, Backend>,
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
        Backend: ::tensor_core::Reads<Self, (f32, u8, ::tensor_core::__private::f16)>,
    >(
        &self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        DeclaredTensors<'_, Backend>,
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
        Backend: ::tensor_core::Writes<Self, (f32, u8, ::tensor_core::__private::f16)>,
    >(
        &mut self,
    ) -> ::tensor_core::__private::Result<
        DeclaredTensorsMut<'_, Backend>,
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
        Backend: ::tensor_core::Writes<Self, (f32, u8, ::tensor_core::__private::f16)>,
    >(
        &mut self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        DeclaredTensorsMut<'_, Backend>,
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
        Backend: ::tensor_core::Holds<Self, (f32, u8, ::tensor_core::__private::f16)>,
    >(
        &self,
    ) -> ::tensor_core::__private::Result<
        DeclaredTensorsOwned<Backend>,
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
        Backend: ::tensor_core::Holds<Self, (f32, u8, ::tensor_core::__private::f16)>,
    >(
        &self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        DeclaredTensorsOwned<Backend>,
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
        Backend: ::tensor_core::Holds<Self, (f32, u8, ::tensor_core::__private::f16)>,
    >(
        self,
    ) -> ::tensor_core::__private::Result<
        DeclaredTensorsOwned<Backend>,
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
        Backend: ::tensor_core::Holds<Self, (f32, u8, ::tensor_core::__private::f16)>,
    >(
        self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        DeclaredTensorsOwned<Backend>,
        ::tensor_core::InputError,
    > {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::adopt_struct(self, __device)
    }
}
impl<__M: ::tensor_core::__private::Mode> DeclaredFields<__M> {
    /**Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics.*/
    pub fn with<__R>(
        &self,
        __f: impl for<'__t> ::tensor_core::__private::FnOnce(
            DeclaredFields<::tensor_core::__private::Lent<'__t, __M::Backend, __M::Axes>>,
        ) -> __R,
    ) -> __R {
        ::tensor_core::__private::with::<Declared, __M, __R>(self, __f)
    }
    /**Runs a closure on the framework's tensors, all fields at once, to write to them. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<__R>(
        &mut self,
        __f: impl for<'__t> ::tensor_core::__private::FnOnce(
            DeclaredFields<
                ::tensor_core::__private::LentMut<'__t, __M::Backend, __M::Axes>,
            >,
        ) -> __R,
    ) -> __R
    where
        __M: ::tensor_core::__private::ModeMut,
    {
        ::tensor_core::__private::with_mut::<Declared, __M, __R>(self, __f)
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
        ::tensor_core::__private::to_device::<Declared, __M>(self, __device)
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
    impl __p::Field<__p::ByShare> for Declared {
        type Elem = __p::NoArray;
        type Dim = __p::NoArray;
        type Tensor<__M: __p::Mode> = DeclaredFields<__M>;
        type Ops = __p::StructOps<__Key>;
        const KIND: __p::FieldKind = __p::kind::<Self>();
    }
    #[automatically_derived]
    impl<__M: __p::Mode> __p::fmt::Debug for DeclaredFields<__M> {
        fn fmt(&self, __f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
            __p::debug::<__Key, Declared, __M>(__f, "DeclaredFields", self)
        }
    }
};
