using System.Collections.Frozen;
using Recouvrement.Dunning.Domain.Messages;

namespace Recouvrement.Dunning.Answers.Words;

/// <summary>The page in English.</summary>
static class English
{
    public static AnswerWords Words { get; } = new("en", new(".", ",", SymbolFirst: true, "d MMM yyyy"))
    {
        Title = "Your reply",
        From = "Message from {0}",
        Concerns = "Our message is about",
        AlsoOpen = "For your information, your other open invoices",
        Invoice = "Invoice",
        Due = "Due date",
        Outstanding = "Outstanding",
        HowToPay = "How to pay",
        PayOnline = "Pay on the website of {0}",
        Transfer = "By bank transfer to {0}",
        Reference = "Reference to quote",
        YourAnswer = "What would you like to tell us?",
        Answers = new Dictionary<DebtorAnswer, string>
        {
            [DebtorAnswer.Received] = "I have received your message",
            [DebtorAnswer.CopyPlease] = "Please send me a copy of the invoices",
            [DebtorAnswer.Paid] = "I have already paid (please give the date)",
            [DebtorAnswer.WillPay] = "I will pay (please give the date)",
            [DebtorAnswer.Disputes] = "I dispute this (please give the reason)",
        }.ToFrozenDictionary(),
        Day = "Date of payment",
        DayHint = "Only if you have paid or will pay.",
        Ground = "Reason for the dispute",
        GroundHint = "Only if you dispute the claim.",
        Grounds = new Dictionary<DisputeGround, string>
        {
            [DisputeGround.None] = "—",
            [DisputeGround.NotDelivered] = "Not delivered or incomplete",
            [DisputeGround.Faulty] = "Not as ordered or faulty",
            [DisputeGround.Price] = "Price",
            [DisputeGround.WrongInvoice] = "Invoice to be corrected",
            [DisputeGround.CreditNoteOwed] = "Credit note expected",
            [DisputeGround.Other] = "Other",
        }.ToFrozenDictionary(),
        Note = "Details (optional)",
        NoteHint = "In a few words, if you dispute the claim. Please leave out names and contact details of persons.",
        Send = "Send",
        ThanksTitle = "Thank you",
        Thanks = "We have received your reply. You may close this page.",
        CopiesComing = "The copies you asked for are sent to you by e-mail today.",
        GoneTitle = "Nothing to reply to",
        Gone = "This link is not valid, or nothing is owed on this message any more. If you have a question, please reply to the message itself.",
        ExpiredTitle = "This link has expired",
        Expired = "This link is no longer valid: the message it belongs to is too old. To answer us, please reply to the message itself; our next message will have a new link.",
        BusyTitle = "One moment, please",
        Busy = "This link was used very often in a short time. Please try again in a minute.",
        Refusals = new Dictionary<string, string>
        {
            ["promised_too_far"] = "This date is too far ahead: please choose an earlier one, or call us.",
            ["promised_too_late"] = "This date is not possible.",
            ["day_out_of_bounds"] = "This date is not possible.",
            ["day_missing"] = "Please give the date of payment.",
            ["day_not_wanted"] = "This reply needs no date.",
            ["ground_missing"] = "Please give the reason for the dispute.",
            ["answer_missing"] = "Please choose a reply.",
            ["note_too_long"] = "Your details are too long: 500 characters at most.",
            ["too_many_answers"] = "This message has been answered several times already: please write to us or call us.",
            ["promises_used_up"] = "A date has been agreed already: please call us to change it.",
            ["already_promised"] = "A date has been agreed already: please call us to change it.",
        }.ToFrozenDictionary(),
        Otherwise = "Your reply could not be taken: please reply to the message itself.",
    };
}
