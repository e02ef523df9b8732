// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
pub struct Window<'data, A, D, const N: usize>
where
    A: Element,
    D: Dimension,
{
    pub view: ArrayView<'data, A, D>,
    #[tensor(shape = [_, N])]
    pub rows: Array2<A>,
}
use ::tensor_core::__private as __WindowCore;
///The tensors of [`Window`], one for each field. Its aliases say what they are: [`WindowTensors`], [`WindowTensorsMut`], [`WindowTensorsOwned`], [`WindowTensorRefs`], [`WindowTensorRefsMut`].
pub struct WindowFields<__M: __WindowCore::Mode, A, D, const N: usize>
where
    A: Element,
    D: Dimension,
    A: __WindowCore::Element,
    D: __WindowCore::Dimension + 'static,
{
    ///The field `view` of [`Window`], as a tensor.
    pub view: __WindowCore::Tensor<ArrayView<'static, A, D>, __M>,
    ///The field `rows` of [`Window`], as a tensor.
    pub rows: __WindowCore::Tensor<Array2<A>, __M>,
}
///The fields of [`Window`] as tensors of a backend: shares, which freeze the struct for `'data`, or copies.
pub type WindowTensors<'data, __B, A, D, const N: usize> = WindowFields<
    __WindowCore::Read<'data, __B>,
    A,
    D,
    N,
>;
///The fields of [`Window`] as tensors of a backend: shares to write, which lock the struct for `'data`, or copies.
pub type WindowTensorsMut<'data, __B, A, D, const N: usize> = WindowFields<
    __WindowCore::Write<'data, __B>,
    A,
    D,
    N,
>;
///The fields of [`Window`] as tensors of a backend: each of which owns its memory.
pub type WindowTensorsOwned<__B, A, D, const N: usize> = WindowFields<
    __WindowCore::Own<__B>,
    A,
    D,
    N,
>;
///The fields of [`Window`] as tensors of a backend: the framework's own, as `with` lends them to its closure.
pub type WindowTensorRefs<'t, __B, A, D, const N: usize> = WindowFields<
    __WindowCore::Lent<'t, __B>,
    A,
    D,
    N,
>;
///The fields of [`Window`] as tensors of a backend: the framework's own, as `with_mut` lends them to its closure.
pub type WindowTensorRefsMut<'t, __B, A, D, const N: usize> = WindowFields<
    __WindowCore::LentMut<'t, __B>,
    A,
    D,
    N,
>;
impl<'data, A, D, const N: usize> Window<'data, A, D, N>
where
    A: Element,
    D: Dimension,
    A: __WindowCore::Element,
    D: __WindowCore::Dimension + 'static,
{
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: __WindowCore::StructSpec = __WindowCore::spec::<Self>();
}
impl<'data, A, D, const N: usize> Window<'data, A, D, N>
where
    A: Element,
    D: Dimension,
{
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile.

# Errors

All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it.*/
    pub fn tensors<Backend: __WindowCore::Backend>(
        &self,
    ) -> __WindowCore::Result<
        WindowTensors<'_, Backend, A, D, N>,
        <Backend as __WindowCore::ChosenBackend>::Error,
    >
    where
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
        Self: __WindowCore::TensorInput<Backend>,
    {
        <Self as __WindowCore::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as __WindowCore::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<Backend: __WindowCore::Backend>(
        &self,
        __device: &<Backend as __WindowCore::Backend>::Device,
    ) -> __WindowCore::Result<
        WindowTensors<'_, Backend, A, D, N>,
        __WindowCore::InputError,
    >
    where
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
        Self: __WindowCore::TensorInput<Backend>,
    {
        <Self as __WindowCore::ReadStruct<Backend>>::read_struct(self, __device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile.

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<Backend: __WindowCore::Backend>(
        &mut self,
    ) -> __WindowCore::Result<
        WindowTensorsMut<'_, Backend, A, D, N>,
        <Backend as __WindowCore::ChosenBackend>::Error,
    >
    where
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
        Backend: __WindowCore::CanWriteTo<ArrayView<'data, A, D>>,
        Self: __WindowCore::TensorInputMut<Backend>,
    {
        <Self as __WindowCore::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as __WindowCore::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<Backend: __WindowCore::Backend>(
        &mut self,
        __device: &<Backend as __WindowCore::Backend>::Device,
    ) -> __WindowCore::Result<
        WindowTensorsMut<'_, Backend, A, D, N>,
        __WindowCore::InputError,
    >
    where
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
        Backend: __WindowCore::CanWriteTo<ArrayView<'data, A, D>>,
        Self: __WindowCore::TensorInputMut<Backend>,
    {
        <Self as __WindowCore::WriteStruct<Backend>>::write_struct(self, __device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once.

# Errors

All violations of the declared shapes; or a failure of the backend.*/
    pub fn to_tensors<Backend: __WindowCore::Backend>(
        &self,
    ) -> __WindowCore::Result<
        WindowTensorsOwned<Backend, A, D, N>,
        <Backend as __WindowCore::ChosenBackend>::Error,
    >
    where
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
        Self: __WindowCore::IntoTensors<Backend>,
    {
        <Self as __WindowCore::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as __WindowCore::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<Backend: __WindowCore::Backend>(
        &self,
        __device: &<Backend as __WindowCore::Backend>::Device,
    ) -> __WindowCore::Result<
        WindowTensorsOwned<Backend, A, D, N>,
        __WindowCore::InputError,
    >
    where
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
        Self: __WindowCore::IntoTensors<Backend>,
    {
        <Self as __WindowCore::OwnStruct<Backend>>::copy_struct(self, __device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't.

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<Backend: __WindowCore::Backend>(
        self,
    ) -> __WindowCore::Result<
        WindowTensorsOwned<Backend, A, D, N>,
        <Backend as __WindowCore::ChosenBackend>::Error,
    >
    where
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
        Self: __WindowCore::IntoTensors<Backend>,
    {
        <Self as __WindowCore::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as __WindowCore::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<Backend: __WindowCore::Backend>(
        self,
        __device: &<Backend as __WindowCore::Backend>::Device,
    ) -> __WindowCore::Result<
        WindowTensorsOwned<Backend, A, D, N>,
        __WindowCore::InputError,
    >
    where
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
        Self: __WindowCore::IntoTensors<Backend>,
    {
        <Self as __WindowCore::OwnStruct<Backend>>::adopt_struct(self, __device)
    }
}
impl<__M: __WindowCore::Mode, A, D, const N: usize> WindowFields<__M, A, D, N>
where
    A: Element,
    D: Dimension,
    A: __WindowCore::Element,
    D: __WindowCore::Dimension + 'static,
{
    /**Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics.*/
    pub fn with<__R>(
        &self,
        __f: impl for<'__t> __WindowCore::FnOnce(
            WindowFields<__WindowCore::Lent<'__t, __M::Backend, __M::Axes>, A, D, N>,
        ) -> __R,
    ) -> __R {
        __WindowCore::with::<Window<'static, A, D, N>, __M, __R>(self, __f)
    }
    /**Runs a closure on the framework's tensors, all fields at once, to write to them. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<__R>(
        &mut self,
        __f: impl for<'__t> __WindowCore::FnOnce(
            WindowFields<__WindowCore::LentMut<'__t, __M::Backend, __M::Axes>, A, D, N>,
        ) -> __R,
    ) -> __R
    where
        __M: __WindowCore::ModeMut,
    {
        __WindowCore::with_mut::<Window<'static, A, D, N>, __M, __R>(self, __f)
    }
    /// Moves all tensors to `device`. A tensor that is already there is not copied.
    ///
    /// # Errors
    ///
    /// Those of the backend, of each field; the tensors are then dropped.
    pub fn to_device(
        self,
        __device: &<__M::Backend as __WindowCore::Backend>::Device,
    ) -> __WindowCore::Result<Self, __WindowCore::InputError>
    where
        __M: __WindowCore::ModeOwned,
    {
        __WindowCore::to_device::<Window<'static, A, D, N>, __M>(self, __device)
    }
}
const _: () = {
    struct __Key;
    #[automatically_derived]
    impl<'data, A, D, const N: usize> __WindowCore::TensorStruct
    for Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
    {
        const SPEC: __WindowCore::StructSpec = __WindowCore::StructSpec {
            name: "Window",
            samples: __WindowCore::None,
            fields: &__WindowCore::specs::<
                __Key,
                Self,
                _,
            >([
                ("view", __WindowCore::None),
                (
                    "rows",
                    __WindowCore::Some((
                        false,
                        &[
                            __WindowCore::DimSpec::Any,
                            __WindowCore::DimSpec::Constant {
                                len: N,
                                text: "N",
                            },
                        ],
                    )),
                ),
            ]),
        };
    }
    impl<'data, A, D, const N: usize> Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
    {
        fn __checks<rows>() {
            let () = <<<Array2<
                A,
            > as __WindowCore::Field<
                __WindowCore::ByShare,
            >>::Dim as __WindowCore::HasRank<
                __WindowCore::Axes2,
            >>::Rank as __WindowCore::SameRank<__WindowCore::Axes2, rows>>::OK;
        }
    }
    impl<'data, A, D, const N: usize> __WindowCore::StructFields<__Key>
    for Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
    {
        type Fields = (ArrayView<'data, A, D>, Array2<A>);
        type Attributes = (__WindowCore::ByShare, __WindowCore::ByShare);
        fn refs(&self) -> __WindowCore::Refs<'_, __Key, Self> {
            (&self.view, &self.rows)
        }
        fn muts(&mut self) -> __WindowCore::Muts<'_, __Key, Self> {
            (&mut self.view, &mut self.rows)
        }
        fn into_fields(self) -> Self::Fields {
            let Self { view: __field_0, rows: __field_1, .. } = self;
            (__field_0, __field_1)
        }
        fn companion<__M: __WindowCore::Mode>(
            __tensors: __WindowCore::Tensors<__Key, Self, __M>,
        ) -> WindowFields<__M, A, D, N> {
            WindowFields {
                view: __tensors.0,
                rows: __tensors.1,
            }
        }
        fn tensor_refs<'__s, __M: __WindowCore::Mode + '__s>(
            __tensors: &'__s WindowFields<__M, A, D, N>,
        ) -> __WindowCore::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.view, &__tensors.rows)
        }
        fn tensor_muts<'__s, __M: __WindowCore::Mode + '__s>(
            __tensors: &'__s mut WindowFields<__M, A, D, N>,
        ) -> __WindowCore::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&mut __tensors.view, &mut __tensors.rows)
        }
    }
    impl<'data, A, D, const N: usize> __WindowCore::Field<__WindowCore::ByShare>
    for Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
    {
        type Elem = __WindowCore::NoArray;
        type Dim = __WindowCore::NoArray;
        type Tensor<__M: __WindowCore::Mode> = WindowFields<__M, A, D, N>;
        type Ops = __Ops;
        const KIND: __WindowCore::FieldKind = __WindowCore::kind::<Self>();
    }
    pub struct __Ops;
    impl<
        'data,
        A,
        D,
        const N: usize,
    > __WindowCore::FieldOps<Window<'data, A, D, N>, __WindowCore::ByShare> for __Ops
    where
        A: Element,
        D: Dimension,
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
    {
        fn check(
            __field: &Window<'data, A, D, N>,
            __spec: &__WindowCore::FieldSpec,
            __report: &mut __WindowCore::Report,
        ) {
            <__WindowCore::StructOps<
                __Key,
            > as __WindowCore::FieldOps<
                Window<'data, A, D, N>,
                __WindowCore::ByShare,
            >>::check(__field, __spec, __report);
        }
        fn lend<'__s: '__t, '__t, __M: __WindowCore::Mode + '__s>(
            __tensors: &'__s WindowFields<__M, A, D, N>,
            __arena: &'__t __WindowCore::Arena<'__s>,
        ) -> WindowFields<__WindowCore::Lent<'__t, __M::Backend, __M::Axes>, A, D, N>
        where
            Window<'data, A, D, N>: '__s,
        {
            <__WindowCore::StructOps<
                __Key,
            > as __WindowCore::FieldOps<
                Window<'data, A, D, N>,
                __WindowCore::ByShare,
            >>::lend::<__M>(__tensors, __arena)
        }
        fn lend_mut<'__s: '__t, '__t, __M: __WindowCore::ModeMut + '__s>(
            __tensors: &'__s mut WindowFields<__M, A, D, N>,
            __arena: &'__t __WindowCore::Arena<'__s>,
        ) -> WindowFields<__WindowCore::LentMut<'__t, __M::Backend, __M::Axes>, A, D, N>
        where
            Window<'data, A, D, N>: '__s,
        {
            <__WindowCore::StructOps<
                __Key,
            > as __WindowCore::FieldOps<
                Window<'data, A, D, N>,
                __WindowCore::ByShare,
            >>::lend_mut::<__M>(__tensors, __arena)
        }
        fn to_device<__M: __WindowCore::ModeOwned>(
            __tensors: &mut WindowFields<__M, A, D, N>,
            __name: &'static __WindowCore::str,
            __report: &mut __WindowCore::Report,
            __device: &<__M::Backend as __WindowCore::Backend>::Device,
        ) {
            <__WindowCore::StructOps<
                __Key,
            > as __WindowCore::FieldOps<
                Window<'data, A, D, N>,
                __WindowCore::ByShare,
            >>::to_device::<__M>(__tensors, __name, __report, __device);
        }
    }
    impl<
        'data,
        __V: __WindowCore::Conversion,
        A,
        D,
        const N: usize,
    > __WindowCore::ConvertOps<Window<'data, A, D, N>, __V, __WindowCore::ByShare>
    for __Ops
    where
        A: Element,
        D: Dimension,
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
        __WindowCore::StructOps<
            __Key,
        >: __WindowCore::ConvertOps<Window<'data, A, D, N>, __V, __WindowCore::ByShare>,
    {
        fn convert<'__a>(
            __taken: __WindowCore::Taken<'__a, __V, Window<'data, A, D, N>>,
            __name: &'static __WindowCore::str,
            __report: &mut __WindowCore::Report,
            __request: &__WindowCore::Request<'_, __V::Backend>,
        ) -> __WindowCore::Option<WindowFields<__V::Mode<'__a>, A, D, N>>
        where
            Window<'data, A, D, N>: '__a,
        {
            <__WindowCore::StructOps<
                __Key,
            > as __WindowCore::ConvertOps<
                Window<'data, A, D, N>,
                __V,
                __WindowCore::ByShare,
            >>::convert(__taken, __name, __report, __request)
        }
    }
    #[automatically_derived]
    impl<__M: __WindowCore::Mode, A, D, const N: usize> __WindowCore::fmt::Debug
    for WindowFields<__M, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
    {
        fn fmt(
            &self,
            __f: &mut __WindowCore::fmt::Formatter<'_>,
        ) -> __WindowCore::fmt::Result {
            __WindowCore::debug::<
                __Key,
                Window<'static, A, D, N>,
                __M,
            >(__f, "WindowFields", self)
        }
    }
};
