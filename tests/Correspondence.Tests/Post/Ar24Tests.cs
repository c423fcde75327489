using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Post;
using Recouvrement.Correspondence.Post.Ar24;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Post;

/// <summary>What the published words of AR24 mean here, and how its requests are signed.</summary>
public sealed class Ar24Tests
{
    static readonly DateOnly Day = new(2026, 3, 16);

    [Fact]
    public void The_notice_deposits_presents_and_waits() => Assert.Equal(
        [CarrierState.Deposited, CarrierState.FirstPresented, CarrierState.NoticeLeft], Ar24States.Of(new("1") { Status = "ev", TsEvDate = "2026-03-16 18:15:01" }).States.Where(s => s.On == Day).Select(s => s.State));

    public static TheoryData<string, CarrierState> Ends { get; } = new() { { "view", CarrierState.Delivered }, { "refused", CarrierState.Refused }, { "negligence", CarrierState.Unclaimed }, { "bounced", CarrierState.UnknownAddress } };

    [Theory]
    [MemberData(nameof(Ends))]
    public void Each_end_has_its_date(string end, CarrierState state)
    {
        var at = "2026-03-16 09:00:00";
        var mail = end switch
        {
            "view"       => new Ar24Mail("1") { ViewDate = at },
            "refused"    => new Ar24Mail("1") { RefusedDate = at },
            "negligence" => new Ar24Mail("1") { NegligenceDate = at },
            _            => new Ar24Mail("1") { BouncedDate = at },
        };
        Assert.Equal([new CarrierReport(state, Day)], Ar24States.Of(mail).States);
    }

    [Fact]
    public void Unknown_words_dates_that_are_none_and_a_failed_sending_are_kept_as_told() => Assert.Equal(
        [new UnreadState("16/03/2026", null), new UnreadState("vanished", null), new UnreadState("send_fail", null)], Ar24States.Of(new("1") { Status = "vanished", ViewDate = "16/03/2026", SendFail = true }).Unread);

    [Theory]
    [InlineData(59, "287082")]           // RFC 6238, appendix B, cut to six digits
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void One_time_passwords_are_those_of_the_standard(long seconds, string password) =>
        Assert.Equal(password, Ar24Cipher.OneTime("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Fact]
    public void Errors_are_read_in_the_clear() => Assert.StartsWith("{", new Ar24Cipher("key").Open(" {\"status\":\"ERROR\"}", "2026-03-16 09:00:00").TrimStart(), StringComparison.Ordinal);
}
