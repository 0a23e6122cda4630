//! Pointers and the wheel over an element. They are listened to by hand: what Yew listens to is passive, and a page
//! that scrolls below a pulled chart is of no use.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Element, Event, PointerEvent, WheelEvent};

const EVENTS: [&str; 5] = ["pointerdown", "pointermove", "pointerup", "pointercancel", "wheel"];

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Touch {
    /// A pointer came down.
    Down(i32),
    /// A pointer moved.
    Move(i32),
    /// A pointer went up, or was taken away.
    Up(i32),
    /// The wheel turned: across and down, with the control key.
    Wheel(f64, f64, bool),
}

/// Listens to an element for as long as it lives.
pub struct Watch {
    element: Element,
    closure: Closure<dyn FnMut(Event)>,
}

impl Watch {
    /// Calls back with what happened, where (in CSS pixels from the element's upper left corner), and the event.
    pub fn new(element: Element, callback: impl Fn(Touch, (f64, f64), &Event) + 'static) -> Self {
        let place = element.clone();
        let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let Some(mouse) = event.dyn_ref::<web_sys::MouseEvent>() else { return };
            let area = place.get_bounding_client_rect();
            let at = (f64::from(mouse.client_x()) - area.left(), f64::from(mouse.client_y()) - area.top());
            let touch = match (event.dyn_ref::<WheelEvent>(), event.dyn_ref::<PointerEvent>()) {
                (Some(wheel), _) => {
                    // Lines and pages count as some pixels.
                    let unit = [1.0, 16.0, 400.0].get(wheel.delta_mode() as usize).copied().unwrap_or(1.0);
                    Touch::Wheel(wheel.delta_x() * unit, wheel.delta_y() * unit, wheel.ctrl_key())
                }
                (None, Some(pointer)) => {
                    let id = pointer.pointer_id();
                    match event.type_().as_str() {
                        "pointerdown" if mouse.button() == 0 => Touch::Down(id),
                        "pointermove" => Touch::Move(id),
                        _ => Touch::Up(id),
                    }
                }
                (None, None) => return,
            };
            callback(touch, at, &event);
        });
        let options = AddEventListenerOptions::new();
        options.set_passive(false);
        for event in EVENTS {
            let function = closure.as_ref().unchecked_ref();
            let _ = element
                .add_event_listener_with_callback_and_add_event_listener_options(event, function, &options);
        }
        Self { element, closure }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        for event in EVENTS {
            let function = self.closure.as_ref().unchecked_ref();
            let _ = self.element.remove_event_listener_with_callback(event, function);
        }
    }
}

/// Keeps a pointer with an element, also outside of it, until it goes up.
pub fn keep(element: &Element, id: i32) {
    // Refused where the pointer is gone already.
    let _ = element.set_pointer_capture(id);
}

/// The value of an attribute of the nearest element around an event's target that has it.
pub fn around(event: &Event, attribute: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(&["[", attribute, "]"].concat()).ok()??.get_attribute(attribute)
}
