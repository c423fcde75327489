using System.Globalization;
using System.Text;
using Recouvrement.Contracts.Correspondence;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Notices and a mail server that misbehaves.</summary>
public sealed class NoticeFaultTests : IAsyncLifetime
{
    readonly ScriptedMailServer server = new();
    CorrespondenceUnderTest correspondence = null!;

    public async Task InitializeAsync() =>
        correspondence = await CorrespondenceUnderTest.Start(("Smtp:Port", server.Port.ToString(CultureInfo.InvariantCulture)), ("Smtp:Timeout", "00:00:02"), ("Smtp:AnswerTimeout", "00:00:02"));

    public async Task DisposeAsync()
    {
        await correspondence.DisposeAsync();
        await server.DisposeAsync();
    }

    [StandInFact]
    public async Task A_colleague_whom_the_server_refuses_for_good_is_seen_as_failed()
    {
        server.Moods.Enqueue(Mood.RefuseRecipient);
        var told = Colleague.Notice();
        await correspondence.Bus.Publish(told);
        Assert.Equal("recipient_refused", (await NoticeTests.EndedIn(correspondence, told, "failed")).GetProperty("reason").GetString());
        Assert.Empty(server.Received);
        Assert.Empty(correspondence.Bus.Heard<MessageFailedV1>());
    }

    [StandInFact]
    public async Task A_notice_whose_end_was_met_with_silence_is_repeated_byte_for_byte_under_its_id()
    {
        server.Moods.Enqueue(Mood.StaySilentAfterContent);
        var told = Colleague.Notice();
        await correspondence.Bus.Publish(told);
        await NoticeTests.EndedIn(correspondence, told, "sent");
        Assert.Equal(2, server.Received.Count);
        Assert.Single(server.Received.Select(Encoding.ASCII.GetString).Distinct());
        Assert.Contains($"<{told.Notice}@relances.example>", Encoding.ASCII.GetString(server.Received.First()), StringComparison.Ordinal);
        Assert.Equal(["notice_requested", "notice_prepared", "sending_started", "notice_sent"], await NoticeTests.FactsIn(correspondence, told));
    }
}
