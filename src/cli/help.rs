//! The words of `--help`: put into clap's command by walking it, so that no option can be without a text.

use super::exit;
use crate::report::{Lang, Texts};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

/// A command with its texts, and those of its subcommands.
pub fn localised(command: Command, texts: &Texts) -> Command {
    let codes: Vec<String> = exit::ALL.iter().map(|(code, key)| format!("  {code}  {}", texts.say(key, &[]))).collect();
    let after = format!(
        "{}\n{}\n\n{}\n{}",
        texts.say("help-examples", &[]),
        texts.say("cli-tinhgon.example", &[]),
        texts.say("help-exit-codes", &[]),
        codes.join("\n")
    );
    let mut command = dressed(command, texts).about(texts.say("cli-tinhgon", &[])).after_help(after);
    command = command.arg(version_flag(texts));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| {
            let nested: Vec<String> = sub.get_subcommands().map(|below| below.get_name().to_owned()).collect();
            nested.iter().fold(explained(sub, &name, texts), |sub, below| {
                sub.mut_subcommand(below, |command| explained(command, &format!("{name}-{below}"), texts))
            })
        });
    }
    command
}

/// A subcommand with its texts and examples.
fn explained(command: Command, key: &str, texts: &Texts) -> Command {
    let example = texts.say(&format!("cli-{key}.example"), &[]);
    let after = format!("{}\n{example}", texts.say("help-examples", &[]));
    dressed(command, texts).about(texts.say(&format!("cli-{key}"), &[])).after_help(after)
}

/// The headings, and a text for each argument.
fn dressed(command: Command, texts: &Texts) -> Command {
    let template = format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}\n", texts.say("help-usage", &[]));
    let (options, arguments) = (texts.say("help-options", &[]), texts.say("help-arguments", &[]));
    command
        .help_template(template)
        .subcommand_help_heading(texts.say("help-commands", &[]))
        .subcommand_value_name(texts.say("help-command", &[]))
        .mut_args(|arg| {
            let key = format!("arg-{}", arg.get_id().as_str().replace('_', "-"));
            let heading = if arg.is_positional() { arguments.clone() } else { options.clone() };
            let arg = arg.help(texts.say(&key, &[])).help_heading(heading);
            // The words that an option allows are in its value name and its text.
            if arg.get_action().takes_values() { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
        })
        .arg(help_flag(texts, &options))
}

fn help_flag(texts: &Texts, heading: &str) -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(texts.say("arg-help", &[]))
        .help_heading(heading.to_owned())
}

fn version_flag(texts: &Texts) -> Arg {
    Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(texts.say("arg-version", &[]))
        .help_heading(texts.say("help-options", &[]))
}

/// What clap refuses, in the language of the user; English is clap's own.
pub fn refusal(error: &clap::Error, texts: &Texts) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return error.to_string().replace("[OPTIONS]", &texts.say("help-some-options", &[]));
    }
    if texts.lang() == Lang::En {
        return error.to_string();
    }
    let word = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join(", "),
        _ => String::new(),
    };
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "usage-unknown-argument",
        ErrorKind::InvalidSubcommand => "usage-unknown-command",
        ErrorKind::MissingSubcommand => "usage-no-command",
        ErrorKind::InvalidValue if word(ContextKind::InvalidValue).is_empty() => "usage-no-value",
        ErrorKind::InvalidValue if !word(ContextKind::ValidValue).is_empty() => "usage-not-allowed",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-invalid-value",
        ErrorKind::MissingRequiredArgument => "usage-missing",
        ErrorKind::ArgumentConflict => "usage-conflict",
        _ => "usage-other",
    };
    let args = [
        ("argument", word(ContextKind::InvalidArg)),
        ("command", word(ContextKind::InvalidSubcommand)),
        ("value", word(ContextKind::InvalidValue)),
        ("allowed", word(ContextKind::ValidValue)),
        ("other", word(ContextKind::PriorArg)),
    ];
    let mut text = texts.say(key, &args);
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .map(word)
        .into_iter()
        .find(|near| !near.is_empty());
    if let Some(near) = near {
        text.push(' ');
        text.push_str(&texts.say("did-you-mean", &[("near", near)]));
    }
    format!("{text}\n{}\n", texts.say("usage-more", &[]))
}
