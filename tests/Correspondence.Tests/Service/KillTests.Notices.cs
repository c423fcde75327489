using System.Text;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

public sealed partial class KillTests
{
    [StandInFact]
    public async Task A_notice_under_way_at_the_kill_is_repeated_with_the_same_bytes_and_one_that_was_noted_never()
    {
        server.Moods.Enqueue(Mood.StaySilentAfterContent);
        var told = Colleague.Notice();
        await using (HostProcess.Start(database, broker, outside.Settings))
        {
            await LetterheadHeard();
            await bus.Publish(told);
            await Eventually.Is(async () => (await Facts(told.Notice)).Contains("sending_started") && server.Received.Count == 1, "the notice is under way", Patience);
        }

        await using (HostProcess.Start(database, broker, outside.Settings))
            await Eventually.Is(async () => (await Facts(told.Notice)).Contains("notice_sent"), "the second process sends it", Patience);
        var later = Colleague.Notice();
        await using var third = HostProcess.Start(database, broker, outside.Settings);
        await bus.Publish(later);
        await Eventually.Is(async () => (await Facts(later.Notice)).Contains("notice_sent"), "the third process sends its own", Patience);
        Assert.Equal(2, server.Received.Select(Encoding.ASCII.GetString).Distinct().Count());
        Assert.Equal(3, server.Received.Count);
        Assert.Equal(["notice_requested", "notice_prepared", "sending_started", "notice_sent"], await Facts(told.Notice));
    }
}
