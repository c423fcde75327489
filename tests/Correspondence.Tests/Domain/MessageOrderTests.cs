using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Correspondence.Domain.Messages;
using Xunit;
using static Recouvrement.Correspondence.Domain.Messages.MessageCommand;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>Whatever is told in whatever order and however often, a message leaves once and never after it was called back.</summary>
public sealed class MessageOrderTests
{
    static readonly MessageCommand[] Commands =
    [
        Sample.Request, Sample.CallBack, Sample.CallBack with { Reason = "disputed" }, Sample.Start, Sample.Start with { Sha256 = new('b', 64) },
        new ReportSent(null, null, Sample.Tuesday), new ReportSent("L-1", Sample.Tuesday, Sample.Tuesday), new ReportNotSent(Sample.Tuesday), new ReportFailure("no_address", Sample.Tuesday),
    ];

    static readonly Arbitrary<MessageCommand[]> Orders = Gen.Elements(Commands).ListOf().Select(told => told.ToArray()).ToArbitrary();

    [Fact]
    public void Nothing_begins_to_leave_after_a_withdrawal_and_nothing_leaves_after_one_that_came_first() => Holds(facts =>
    {
        var withdrawn = facts.FindIndex(f => f is MessageWithdrawn);
        return withdrawn < 0 || !facts.Skip(withdrawn).Any(f => f is MessagePrepared or SendingStarted or MessageSent or MessageFailed);
    });

    [Fact]
    public void A_message_begins_to_leave_once_and_leaves_once() => Holds(facts =>
        facts.Count(f => f is SendingStarted) <= 1 && facts.Count(f => f is MessageSent) <= 1 && facts.Count(f => f is MessageSent or MessageFailed or MessageWithdrawn) <= 1);

    [Fact]
    public void What_left_was_asked_for_and_is_the_document_that_was_begun_with() => Holds(facts =>
        facts.OfType<MessageSent>().All(sent => facts.Any(f => f is MessageRequested) && facts.OfType<MessagePrepared>().Single().Sha256 == sent.Sha256 && facts.FindIndex(f => f is SendingStarted) < facts.IndexOf(sent)));

    [Fact]
    public void A_withdrawal_is_never_lost_it_stands_or_the_message_had_left_or_failed() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Orders, told =>
        {
            var facts = Facts([.. told, Sample.Request, Sample.CallBack, new ReportNotSent(Sample.Friday)]);
            return facts.Count(f => f is MessageSent or MessageFailed or MessageWithdrawn) == 1;
        }));

    [Fact]
    public void What_is_told_twice_adds_nothing_the_second_time() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Orders, told => Facts(told).SequenceEqual(Facts([.. told.SelectMany(command => new[] { command, command })]))));

    static void Holds(Func<List<MessageEvent>, bool> rule) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Orders, told => rule(Facts(told))));

    static List<MessageEvent> Facts(MessageCommand[] told)
    {
        var (state, facts) = (Message.Initial, new List<MessageEvent>());
        foreach (var command in told)
        {
            var decided = Message.Decide(state, command).Facts;
            facts.AddRange(decided);
            state = decided.Aggregate(state, Message.Evolve);
        }

        return facts;
    }
}
