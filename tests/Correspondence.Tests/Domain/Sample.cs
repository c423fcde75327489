using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Support;
using static Recouvrement.Correspondence.Domain.Messages.MessageCommand;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>The message that the domain tests speak about.</summary>
static class Sample
{
    public static readonly DateOnly Monday = new(2026, 3, 16), Tuesday = new(2026, 3, 17), Friday = new(2026, 3, 20);
    public static readonly About Reminder = new(new("0a9d9ea6-42a8-5b0c-8a06-3f9bb5b24d6c"), "732829320", "reminder_1", Channel.Email);
    public static readonly About Notice = Reminder with { Step = "formal_notice", Channel = Channel.RegisteredLetter };
    public static readonly string Hash = new('a', 64);

    public static readonly MessageRequest Asked = new(
        new("5a7fdb4e-5a0a-5e0b-8f0e-6a1a2b3c4d5e"), "C0012", 1, "reminder_1", ContactRole.AccountsPayable, "fr", false,
        new(Monday,
            [new(new("1f0e2d3c-4b5a-5968-8776-5a4b3c2d1e0f"), "FA2026-0012", "FA2026-0012", new(2026, 1, 10), new(2026, 2, 9), 120_000, 100_000, 35, 1_165, 4_000)],
            [new(new("2f0e2d3c-4b5a-5968-8776-5a4b3c2d1e0f"), "FA2026-0044", "FA2026-0044", new(2026, 3, 31), 5_000)],
            [new("FA2026-0012", new(2026, 2, 10), Monday, 35, "12.15", 100_000, 1_165)],
            "Taux BCE majoré de 10 points", "EUR", 100_000, 1_165, 4_000),
        new(2026, 4, 5), new(2026, 4, 6));

    public static readonly MessageRequested Requested = new(Reminder, Asked, Monday);
    public static readonly MessageEvent[] Started = [Requested, new MessagePrepared(Hash, ContactRole.AccountsPayable, Monday), new SendingStarted(Monday)];
    public static readonly MessageEvent[] Posted =
    [
        Requested with { About = Notice }, new MessagePrepared(Hash, ContactRole.LegalRepresentative, Monday), new SendingStarted(Monday),
        new MessageSent(Notice, Hash, "L-1", Monday), new LetterDeposited(Notice, Monday, Monday),
    ];

    public static readonly RequestMessage Request = new(Reminder, Asked, Monday);
    public static readonly StartSending Start = new(Hash, ContactRole.AccountsPayable, Monday);
    public static readonly WithdrawMessage CallBack = new("paid", Tuesday);

    public static Specification<Message, MessageCommand, MessageEvent> Given(params MessageEvent[] facts) =>
        Specification<Message, MessageCommand, MessageEvent>.Given(facts);
}
