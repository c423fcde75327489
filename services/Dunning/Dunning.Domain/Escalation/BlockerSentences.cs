namespace Recouvrement.Dunning.Domain.Escalation;

/// <summary>What the rule behind each blocker says, in one sentence a collector understands.</summary>
public static class BlockerSentences
{
    /// <summary>The sentence of a blocker; where an attempt has failed, that of why.</summary>
    public static string Of(Blocker by) => by.Failure is { } failure ? FailedSending.Sentence(failure) : Of(by.Reason);

    /// <summary>The sentence of a rule; of a hold, that of its reason.</summary>
    public static string Of(string reason) => reason switch
    {
        "settled"                 => "Nothing is owed on it any more.",
        "handed_over"             => "The claim is with an agency: the house says nothing to the debtor meanwhile.",
        "insolvency"              => "The claim was born before the opening judgment: it is declared, neither claimed nor paid (C. com. L622-7, L622-21).",
        "instalments_to_come"     => "Some of its instalments are not due yet, and a claim leaves the house whole.",
        "disputed"                => "The debtor contests all that is owed: nothing of it is claimed until the dispute is resolved.",
        "opening_entry"           => "Its only date is that of an opening entry: a person confirms the true one first.",
        "foreign_currency"        => "Its policy names no thresholds for its currency: a manager names them in the policy (values, currencies), or a person follows it.",
        "stopped"                 => "All dunning of this creditor is stopped.",
        "debtor_unknown"          => "Nothing is known of the customer but its number.",
        "no_policy"               => "No policy follows this kind of debtor.",
        "notice_run_out"          => "The formal notice has run out, and this policy leaves what follows to a person.",
        "promised"                => "The debtor promised to pay: the promise and its tolerance run first.",
        "in_plan"                 => "An instalment plan is kept: its next term runs first.",
        "discount_to_credit"      => "A plan was kept and what is left was given up: accounting issues the credit note, or a manager lifts it.",
        "plan_proposed"           => "An instalment plan waits for a second person.",
        _ when reason.StartsWith("paused_", StringComparison.Ordinal) => $"It is paused until a day, for a reason that somebody gave ({reason[7..].Replace('_', ' ')}).",
        "policy_ended"            => "The policy has no further step.",
        "no_address"              => "No address is known for the next step.",
        "undeliverable"           => "Every address known for the next step has failed.",
        "in_credit"               => "The debtor's money that is on no invoice yet covers what is overdue: it is allocated first.",
        "below_minimum"           => "So little is overdue that only a statement of account is worth it.",
        "below_notice_minimum"    => "Too little is overdue for a registered letter or an agency.",
        "too_few_contacts"        => "A threat rests on contacts really made, and there are too few.",
        "bank_feed_stale"         => "The bank feed is too old for a threat: a payment may have come in.",
        "legal_parameter_missing" => "The step claims interest, and the table of legal rates does not reach this day.",
        "awaiting_approval"       => "A second person must agree first.",
        "rejected"                => "A second person did not agree.",
        "being_sent"              => "Its message is on its way out.",
        "one_voice"               => "Something else is being said to the debtor first: the debtor hears one voice.",
        "call_to_make"            => "A collector is to call the debtor.",
        "awaiting_proof"          => "The carrier has not yet said what became of the formal notice.",
        "no_proof"                => "The carrier has said nothing of the formal notice for too long: a person asks the carrier and records what its paper says.",
        "unknown_address"         => "The formal notice reached nobody: find another address, to which it goes again, or have it served by a commissaire de justice and record that.",
        "not_live"                => "The creditor's dunning is not live: there is nothing to hand over.",
        "hand_over_off"           => "The creditor hands no claims over.",
        "step_not_due"            => "The day of the step has not come by the policy.",
        "contact_interval"        => "The debtor was contacted too lately.",
        "sales_objection"         => "The debtor's sales person objects to threats: reminders and calls go on, and the objection ends on its day or when a manager lifts it.",
        "sales_notice"            => "The debtor's sales person is told some days before a threat, and may object.",
        "quiet_day"               => "The debtor is not contacted on this day: a weekend, a public holiday or a quiet day of the policy.",
        _ when reason.StartsWith("held_", StringComparison.Ordinal) => $"It is not to be dunned for a reason that somebody gave ({reason[5..].Replace('_', ' ')}).",
        _                         => $"{reason.Replace('_', ' ')}.",
    };
}
