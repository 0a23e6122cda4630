//! How to read the page, what it cannot do, where the numbers come from.

use super::Shared;
use crate::app::words::Msg;
use yew::prelude::*;

const PARTS: [(Msg, &[Msg]); 3] = [
    (Msg::HelpRead, &[Msg::HelpRead1, Msg::HelpRead2, Msg::HelpRead3, Msg::HelpRead4]),
    (Msg::HelpLimits, &[Msg::HelpLimits1, Msg::HelpLimits2, Msg::HelpLimits3]),
    (Msg::HelpOrigin, &[Msg::HelpOrigin1, Msg::HelpOrigin2]),
];

/// Draws it.
pub fn draw(shared: &Shared) -> Html {
    html! {
        <section class="help" id="help" tabindex="-1" data-view="help" aria-labelledby="help-title">
            <h2 id="help-title">{ shared.text(Msg::HelpTitle) }</h2>
            <div class="columns">
                { for PARTS.iter().map(|(title, texts)| html! {
                    <div>
                        <h3>{ shared.text(*title) }</h3>
                        { for texts.iter().map(|&text| html! { <p>{ shared.text(text) }</p> }) }
                    </div>
                }) }
            </div>
        </section>
    }
}
