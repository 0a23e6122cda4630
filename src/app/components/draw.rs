//! The scene as SVG markup, shape by shape; colors are the style sheet's custom properties.

use super::markup::{Markup, mark};
use crate::chart::{
    Anchor, Color, Fade, Family, Fill, Mark, Point, Px, Rect, Scene, Shape, Stroke, Text, fade_id,
};

fn paint(color: Color) -> String {
    ["var(--", color.name(), ")"].concat()
}

/// A square picture of its own.
pub fn svg(class: &str, edge: Px) -> Markup {
    let edge = edge.to_string();
    mark("svg")
        .class(class)
        .set("viewBox", &["0 0 ", &edge, " ", &edge].concat())
        .set("width", &edge)
        .set("height", &edge)
        .set("aria-hidden", "true")
}

/// One shape.
pub fn shape(shape: &Shape) -> Markup {
    let fill = match shape.fill {
        None => "none".to_owned(),
        Some(Fill::Solid(color)) => paint(color),
        Some(Fill::Fade(color, fade)) => ["url(#", &fade_id(color, fade), ")"].concat(),
    };
    let mut path = mark("path").set("d", &shape.data()).set("fill", &fill);
    if let Some(stroke) = shape.stroke {
        path = path.set("stroke", &paint(stroke.color)).set("stroke-width", &stroke.width.to_string());
        if let Some((line, gap)) = stroke.dash {
            path = path.set("stroke-dasharray", &[&line.to_string(), " ", &gap.to_string()].concat());
        }
    }
    if shape.opacity < 100 { path.set("opacity", &percent(shape.opacity)) } else { path }
}

fn percent(part: u8) -> String {
    [&part.to_string(), "%"].concat()
}

/// A text of one or more lines.
pub fn text(text: &Text) -> Markup {
    let x = text.x.to_string();
    let mut element = mark("text").set("text-anchor", text.anchor.name());
    if text.halo {
        element = element.class("halo");
    }
    for (row, line) in text.lines.iter().enumerate() {
        if row > 0 {
            // For those who hear or copy it: the lines are not one word.
            element = element.child(mark("tspan").set("font-size", "0").say(" "));
        }
        let (y, size) = (line.y.to_string(), line.size.to_string());
        for (place, run) in line.runs.iter().enumerate() {
            let mut span = mark("tspan");
            // The first run of a line starts it; the others follow where it ends.
            if place == 0 {
                span = span.set("x", &x).set("y", &y);
            }
            span = span.set("font-size", &size).set("fill", &paint(run.color));
            if run.bold {
                span = span.set("font-weight", "700");
            }
            if run.struck {
                span = span.set("text-decoration", "line-through");
            }
            element = element.child(span.say(&run.text));
        }
    }
    element
}

/// A box.
pub fn rect(area: Rect, class: &'static str) -> Markup {
    mark("rect")
        .class(class)
        .set("x", &area.x.to_string())
        .set("y", &area.y.to_string())
        .set("width", &area.width.to_string())
        .set("height", &area.height.to_string())
}

/// The ground that lights up below a label. Labels are measured for wide faces, so it is a little narrower.
pub fn highlight(label: &Text) -> Markup {
    let spare = label.bounds.width / 12;
    let (left, right) = match label.anchor {
        Anchor::Start => (Px::ZERO, spare),
        Anchor::Middle => (spare / 2, spare / 2),
        Anchor::End => (spare, Px::ZERO),
    };
    let Rect { x, width, .. } = label.bounds;
    rect(Rect { x: x + left, width: width - left - right, ..label.bounds }.grow(Px::new(3)), "highlight")
}

/// The areas of a mark that can be hit: itself, at least 24 px each way, its label, and the middle of both, where
/// a pointer is sent that aims at the whole.
pub fn reachable(it: &Mark) -> Markup {
    let glyph = middle(it.bounds, Px::new(24)).join(it.bounds);
    let label = it.label.as_ref().map(|label| label.bounds);
    let whole = label.map_or(glyph, |label| glyph.join(label));
    let areas = [Some(glyph), label, Some(middle(whole, Px::new(12)))];
    let data: String = areas
        .into_iter()
        .flatten()
        .map(|area| format!("M{} {}h{}v{}h-{}z", area.x, area.y, area.width, area.height, area.width))
        .collect();
    mark("path").class("hit").set("d", &data)
}

/// A square in the middle of an area.
fn middle(area: Rect, edge: Px) -> Rect {
    let (x, y) = (area.x + area.width / 2 - edge / 2, area.y + area.height / 2 - edge / 2);
    Rect { x, y, width: edge, height: edge }
}

/// A gradient that a shape may refer to.
fn gradient(&(color, fade): &(Color, Fade)) -> Markup {
    let (x2, y2) = fade.end();
    let end = |at: u8| if at == 0 { "0" } else { "1" };
    let stops = fade.stops().iter().map(|&(offset, opacity)| {
        mark("stop")
            .set("offset", &percent(offset))
            .set("stop-color", &paint(color))
            .set("stop-opacity", &percent(opacity))
    });
    mark("linearGradient")
        .set("id", &fade_id(color, fade))
        .set("x1", "0")
        .set("y1", "0")
        .set("x2", end(x2))
        .set("y2", end(y2))
        .children(stops)
}

/// All gradients that shapes of any picture may refer to, in a drawing that takes no room.
pub fn gradients() -> Markup {
    let colors = Family::ALL.into_iter().map(Color::Family).chain([Color::Soft]);
    let fades = [Fade::Column, Fade::Row, Fade::Tail];
    let all = colors.flat_map(|color| fades.map(|fade| gradient(&(color, fade))));
    mark("svg")
        .class("gradients")
        .set("width", "0")
        .set("height", "0")
        .set("aria-hidden", "true")
        .child(mark("defs").children(all))
}

/// A picture that is only looked at.
pub fn still(scene: &Scene) -> Markup {
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    let mut svg = mark("svg")
        .class("picture still")
        .set("viewBox", &["0 0 ", &width, " ", &height].concat())
        .set("width", &width)
        .set("height", &height)
        .set("aria-hidden", "true");
    for panel in &scene.panels {
        let marks = || panel.marks.iter();
        let shapes = panel.shapes.iter().chain(marks().flat_map(|mark| &mark.shapes));
        let labels = marks().filter_map(|mark| mark.label.as_ref());
        svg = svg
            .child(rect(panel.area, "area"))
            .children(shapes.map(shape))
            .children(panel.texts.iter().chain(labels).map(text));
        for dispute in &panel.disputes {
            svg = svg.children(dispute.shapes.iter().map(shape)).child(text(&dispute.label));
        }
    }
    svg.children(scene.axis.shapes.iter().map(shape))
        .children(scene.axis.texts.iter().chain(&scene.texts).map(text))
}

/// A family's glyph beside its name.
pub fn glyph(family: Family) -> Markup {
    let center = Point::new(Px::new(8), Px::new(8));
    let color = Color::Family(family);
    let hollow = family == Family::None;
    svg("glyph", Px::new(16)).child(shape(&Shape {
        outline: crate::chart::glyph(family, center, 6.0),
        fill: (!hollow).then_some(Fill::Solid(color)),
        stroke: hollow.then_some(Stroke { color, width: Px::tenths(22), dash: None }),
        opacity: 100,
    }))
}
