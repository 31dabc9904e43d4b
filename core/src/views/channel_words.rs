//! How something was sent or said, as the end of a sentence.

use crate::model::{Channel, OutreachChannel};

/// "by e-mail".
pub(super) fn by_channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "by e-mail",
        Channel::Phone => "by phone",
        Channel::Letter => "by letter",
        Channel::InPerson => "by word of mouth",
        Channel::Social => "by a social network",
        Channel::Message => "by text message",
    }
}

/// "by e-mail", "through LinkedIn".
pub(super) fn by_outreach_channel(channel: OutreachChannel) -> &'static str {
    match channel {
        OutreachChannel::Email => "by e-mail",
        OutreachChannel::Phone => "by phone",
        OutreachChannel::Linkedin => "through LinkedIn",
        OutreachChannel::OtherSocial => "through a social network",
        OutreachChannel::InPerson => "face to face",
        OutreachChannel::Intro => "through an introduction",
        OutreachChannel::Letter => "by letter",
    }
}
