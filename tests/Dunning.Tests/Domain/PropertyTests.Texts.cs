using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

// What holds in every history of a craftsman whose creditor has its text messages sent, and at times handed over by a person.
public sealed partial class PropertyTests
{
    [Fact]
    public void With_text_messages_nothing_waits_unseen_and_every_question_is_answered() => ForAll(
        history =>
        {
            var faults = new List<string>();
            Play(history, (world, on) => faults.AddRange(Unseen(world.Story, on).Concat(Unanswered(world.Story, on))), texts: true);
            Assert.Empty(faults);
        }, 60);

    [Fact]
    public void A_text_message_is_sent_or_handed_over_by_a_person_and_never_both_and_no_day_has_two_messages()
    {
        var (sent, tasks) = (0, 0);
        ForAll(
            history =>
            {
                var story = Play(history, texts: true);
                var asked = story.Facts.OfType<MessageRequested>().ToArray();
                Assert.Distinct(asked.Select(a => a.On));
                Assert.All(asked, a => Assert.True(a.Channel is not (Channel.Call or Channel.Portal) && (a.Channel != Channel.Sms || a.Mode == SendingMode.Live)));
                var decided = story.Facts.OfType<StepDecided>().Where(d => d.Channel == Channel.Sms).ToArray();
                Assert.All(decided, d => Assert.True(d.IsSentText is not true || !story.Facts.OfType<ContactMade>().Any(made => made.Decision == d.Decision)));
                Assert.All(decided, d => Assert.True(d.IsSentText is true || asked.All(a => a.Decision != d.Decision)));
                sent += decided.Count(d => d.IsSentText is true);
                tasks += decided.Count(d => d.IsSentText is not true);
            }, 60);
        Assert.True(sent > 50 && tasks > 20, $"{sent} sent, {tasks} by a person");
    }

    [Fact]
    public void With_text_messages_neither_the_days_looked_at_nor_the_order_of_facts_change_a_decision() => ForAll(
        history =>
        {
            var (seen, look) = (0, DateOnly.MinValue);
            var hinted = Play(
                history, runs: (world, on) => world.EntityChanged || world.Story.Facts.Count != seen || look <= on,
                afterRun: (world, on) =>
                {
                    if (!(world.EntityChanged || world.Story.Facts.Count != seen || look <= on)) return;
                    (seen, world.EntityChanged) = (world.Story.Facts.Count, false);
                    look = new Situation(world.Story.Case, world.Story.Now(on), on).LookAgain() ?? DateOnly.MaxValue;
                }, texts: true);
            var daily = Decided(Play(history, texts: true)).ToArray();
            Assert.Equal(daily, Decided(hinted));
            Assert.Equal(daily, Decided(Play(history, reversed: true, texts: true)));
        }, 60);
}
