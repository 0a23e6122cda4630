//! The scene as SVG, shape by shape; colors are the style sheet's custom properties.

use crate::chart::{Color, Fade, Family, Fill, Mark, Point, Px, Rect, Shape, Text, fade_id};
use yew::prelude::*;

fn paint(color: Color) -> String {
    format!("var(--{})", color.name())
}

/// One shape.
pub fn shape(shape: &Shape) -> Html {
    let fill = match shape.fill {
        None => "none".to_owned(),
        Some(Fill::Solid(color)) => paint(color),
        Some(Fill::Fade(color, fade)) => format!("url(#{})", fade_id(color, fade)),
    };
    let stroke = shape.stroke.map(|stroke| paint(stroke.color));
    let width = shape.stroke.map(|stroke| stroke.width.to_string());
    let dash = shape.stroke.and_then(|stroke| stroke.dash).map(|(line, gap)| format!("{line} {gap}"));
    let opacity = (shape.opacity < 100).then(|| format!("{}%", shape.opacity));
    html! {
        <path d={shape.data()} {fill} {stroke} stroke-width={width} stroke-dasharray={dash} {opacity} />
    }
}

/// Shapes in their order.
pub fn shapes(all: &[Shape]) -> Html {
    all.iter().map(shape).collect()
}

/// A text of one or more lines.
pub fn text(text: &Text) -> Html {
    let x = text.x.to_string();
    html! {
        <text text-anchor={text.anchor.name()} class={text.halo.then_some("halo")}>
            { for text.lines.iter().enumerate().flat_map(|(row, line)| {
                let x = &x;
                line.runs.iter().enumerate().map(move |(place, run)| {
                    // The first run of a line starts it; the others follow where it ends.
                    let start = (place == 0).then(|| (x.clone(), line.y.to_string()));
                    let (x, y) = start.unzip();
                    html! {
                        <tspan key={row * 1000 + place} {x} {y} font-size={run.size.unwrap_or(line.size).to_string()}
                            fill={paint(run.color)} font-weight={run.bold.then_some("700")}
                            text-decoration={run.struck.then_some("line-through")}
                            stroke={run.struck.then_some("none")}>{ &run.text }</tspan>
                    }
                })
            }) }
        </text>
    }
}

/// A box.
pub fn rect(area: Rect, class: &'static str) -> Html {
    html! {
        <rect x={area.x.to_string()} y={area.y.to_string()} width={area.width.to_string()}
            height={area.height.to_string()} {class} />
    }
}

/// The areas of a mark that can be hit: itself, at least 24 px each way, its label, and the middle of both, where
/// a pointer is sent that aims at the whole.
pub fn reachable(mark: &Mark) -> Html {
    let glyph = middle(mark.bounds, Px::new(24)).join(mark.bounds);
    let label = mark.label.as_ref().map(|label| label.bounds);
    let whole = label.map_or(glyph, |label| glyph.join(label));
    let areas = [Some(glyph), label, Some(middle(whole, Px::new(12)))];
    let data: String = areas
        .into_iter()
        .flatten()
        .map(|area| format!("M{} {}h{}v{}h-{}z", area.x, area.y, area.width, area.height, area.width))
        .collect();
    html! { <path class="hit" d={data} /> }
}

/// A square in the middle of an area.
fn middle(area: Rect, edge: Px) -> Rect {
    let (x, y) = (area.x + area.width / 2 - edge / 2, area.y + area.height / 2 - edge / 2);
    Rect { x, y, width: edge, height: edge }
}

/// A gradient that a shape may refer to.
pub fn gradient(&(color, fade): &(Color, Fade)) -> Html {
    let (x2, y2) = fade.end();
    html! {
        <linearGradient id={fade_id(color, fade)} x1="0" y1="0" x2={x2.to_string()} y2={y2.to_string()}>
            { for fade.stops().iter().map(|(offset, opacity)| html! {
                <stop offset={format!("{offset}%")} stop-color={paint(color)}
                    stop-opacity={format!("{opacity}%")} />
            }) }
        </linearGradient>
    }
}

/// A family's glyph beside its name.
pub fn glyph(family: Family) -> Html {
    let center = Point::new(Px::new(8), Px::new(8));
    let color = Color::Family(family);
    let outline = crate::chart::glyph(family, center, 6.0);
    let hollow = family == Family::None;
    html! {
        <svg class="glyph" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            { shape(&Shape {
                outline,
                fill: (!hollow).then_some(Fill::Solid(color)),
                stroke: hollow.then_some(crate::chart::Stroke { color, width: Px::tenths(22), dash: None }),
                opacity: 100,
            }) }
        </svg>
    }
}
