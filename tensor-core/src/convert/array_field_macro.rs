//! `array_field!`: an array type as the type of a field.

/// Makes a type that implements [`ArrayField`](crate::ArrayField) and [`ArrayFieldMut`](crate::ArrayFieldMut) a type that
/// fields of derived structs can have.
///
/// Its parameters come first, in square brackets, which are empty for a type without any.
///
/// ```
/// use ndarray::{ArrayView1, Ix1, array};
/// use tensor_core::{ArrayField, Element, Host, Loan, TensorInput, array_field};
///
/// /// An array from elsewhere, which can only be read.
/// struct Samples<T>(Vec<T>);
///
/// impl<T: Element> ArrayField for Samples<T> {
///     type Elem = T;
///     type Dim = Ix1;
///     fn loan(&self) -> Loan<'_, T, Ix1> {
///         Loan::new(ArrayView1::from(&self.0))
///     }
/// }
/// array_field!([T: Element] Samples<T>, read only);
///
/// #[derive(TensorInput)]
/// struct Signal {
///     volts: Samples<f32>,
/// }
///
/// let signal = Signal { volts: Samples(vec![1.0, 2.0]) };
/// assert_eq!(signal.tensors::<Host>()?.with(|t| t.volts.sum()), 3.0);
/// # Ok::<(), tensor_core::InputError>(())
/// ```
#[macro_export]
macro_rules! array_field {
    ([] $ty:ty $(, $read:ident $only:ident)?) => {
        $crate::array_field!(@all [] $ty $(, $read $only)?);
    };
    ([$($params:tt)+] $ty:ty $(, $read:ident $only:ident)?) => {
        $crate::array_field!(@all [$($params)+,] $ty $(, $read $only)?);
    };
    (@all [$($params:tt)*] $ty:ty $(, read only)?) => {
        $crate::array_field!(@field [$($params)*] $ty);
        $crate::array_field!(@convert [$($params)*] $ty);
    };
    (@field [$($params:tt)*] $ty:ty) => {
        $crate::array_field!(
            @field [$($params)*] $ty,
            <$ty as $crate::ArrayField>::Elem,
            <$ty as $crate::ArrayField>::Dim
        );
    };
    // With the element type and the dimension as the impl is to name them.
    (@field [$($params:tt)*] $ty:ty, $elem:ty, $dim:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($params)* __A> $crate::__private::Field<$crate::__private::Declared<__A>> for $ty
        where
            __A: $crate::__private::ArrayAttributes<$elem, $dim>,
        {
            type Elem = $elem;
            type Dim = $dim;
            type Tensor<__M: $crate::mode::Mode> = __A::Tensor<__M>;
            type Ops = $crate::__private::ArrayOps;

            const KIND: $crate::FieldKind = $crate::FieldKind::Array(__A::SPEC);
        }

        impl<$($params)* __A> $crate::__private::FieldOps<$ty, $crate::__private::Declared<__A>> for $crate::__private::ArrayOps
        where
            __A: $crate::__private::ArrayAttributes<$elem, $dim>,
        {
            fn check(field: &$ty, spec: &$crate::FieldSpec, report: &mut $crate::__private::Report) {
                $crate::__private::visit(field, spec, report);
            }

            fn lend<'__s: '__t, '__t, __M: $crate::mode::Mode + '__s>(
                tensor: &'__s __A::Tensor<__M>,
                arena: &'__t $crate::__private::Arena<'__s>,
            ) -> __A::Tensor<$crate::mode::Lent<'__t, __M::Backend, __M::Axes>>
            where
                $ty: '__s,
                __A: '__s,
            {
                __A::lend::<__M>(tensor, arena)
            }

            fn lend_mut<'__s: '__t, '__t, __M: $crate::mode::ModeMut + '__s>(
                tensor: &'__s mut __A::Tensor<__M>,
                arena: &'__t $crate::__private::Arena<'__s>,
            ) -> __A::Tensor<$crate::mode::LentMut<'__t, __M::Backend, __M::Axes>>
            where
                $ty: '__s,
                __A: '__s,
            {
                __A::lend_mut::<__M>(tensor, arena)
            }

            fn to_device<__M: $crate::mode::ModeOwned>(
                tensor: &mut __A::Tensor<__M>,
                name: &'static str,
                report: &mut $crate::__private::Report,
                device: &<__M::Backend as $crate::Backend>::Device,
            ) {
                report.check(name, __A::to_device::<__M>(tensor, device));
            }
        }
    };
    (@convert [$($params:tt)*] $ty:ty) => {
        impl<$($params)* __V, __A> $crate::__private::ConvertOps<$ty, __V, $crate::__private::Declared<__A>>
            for $crate::__private::ArrayOps
        where
            __V: $crate::__private::ConvertArray<$ty, __A>,
            __A: $crate::__private::ArrayAttributes<<$ty as $crate::ArrayField>::Elem, <$ty as $crate::ArrayField>::Dim>,
        {
            #[inline]
            fn convert<'__a>(
                taken: $crate::__private::Taken<'__a, __V, $ty>,
                name: &'static str,
                report: &mut $crate::__private::Report,
                request: &$crate::__private::Request<'_, __V::Backend>,
            ) -> $crate::__private::Option<__A::Tensor<__V::Mode<'__a>>>
            where
                $ty: '__a,
            {
                $crate::__private::convert::<__V, __A, $ty>(taken, name, report, request)
            }
        }
    };
}
