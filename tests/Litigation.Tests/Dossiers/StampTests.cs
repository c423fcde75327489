using Microsoft.AspNetCore.Http;
using Recouvrement.Litigation.Dossiers.Sealing;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>The time stamp of an archive, by an authority on a socket.</summary>
public sealed class StampTests(WorkFolder work, StampingAuthority authority) : IClassFixture<WorkFolder>, IClassFixture<StampingAuthority>
{
    [Fact]
    public async Task A_stamped_archive_leads_to_its_root()
    {
        using var sample = new SealedSample(work.Path, stampedBy: authority.Address);
        var closed = await sample.Close();
        Assert.NotNull(closed.Stamp);
        Assert.Equal(Verifiers.Accepted, await Verifiers.Both(closed.Archive, work.Path, sample.PublicPem));
        Assert.Equal(Verifiers.Accepted, await Verifiers.Both(closed.Archive, work.Path, sample.PublicPem, authority.Roots));
    }

    [Fact]
    public async Task A_stamp_of_another_root_is_not_trusted()
    {
        var another = new StampingAuthority();
        await another.InitializeAsync();
        using var sample = new SealedSample(work.Path, stampedBy: authority.Address);
        Assert.Equal("timestamp_untrusted", await Verifiers.Both((await sample.Close()).Archive, work.Path, sample.PublicPem, another.Roots));
        await another.DisposeAsync();
    }

    [Fact]
    public async Task Who_asks_for_a_stamp_is_told_that_there_is_none()
    {
        using var sample = new SealedSample(work.Path);
        Assert.Equal("timestamp", await Verifiers.Both((await sample.Close()).Archive, work.Path, sample.PublicPem, authority.Roots));
    }

    [Fact]
    public async Task A_stamp_of_something_else_is_none()
    {
        using var sample = new SealedSample(work.Path, signed: false, stampedBy: authority.Address);
        var others = SealedSample.Entries((await sample.Close([.. sample.Files.Where(f => f.Path != "claim.json")])).Archive);
        var entries = SealedSample.Entries((await sample.Close()).Archive);
        entries[1] = others[1];
        Assert.Equal("timestamp", await Verifiers.Both(StoredZip.Write(entries), work.Path, null));
        entries[1] = ("timestamp.tsr", [0x30, 0x00]);
        Assert.Equal("timestamp", await Verifiers.Both(StoredZip.Write(entries), work.Path, null));
        entries[1] = ("timestamp.tsr", []);
        Assert.Equal("timestamp", await Verifiers.Both(StoredZip.Write(entries), work.Path, null));
    }

    [Fact]
    public async Task A_stamp_that_was_not_asked_for_is_none()
    {
        using var stamped = new SealedSample(work.Path, signed: false, stampedBy: authority.Address);
        using var bare = new SealedSample(work.Path, signed: false);
        var entries = SealedSample.Entries((await bare.Close()).Archive);
        entries.Insert(1, SealedSample.Entries((await stamped.Close()).Archive)[1]);
        Assert.Equal("timestamp", await Verifiers.Both(StoredZip.Write(entries), work.Path, null));
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(200, "no stamp")]
    [InlineData(200, "")]
    [InlineData(302, "")]
    public async Task An_authority_that_is_away_or_wrong_is_done_without_until_it_is_back(int status, string says)
    {
        using var sample = new SealedSample(work.Path, stampedBy: authority.Address);
        authority.Instead = async http =>
        {
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(says);
        };
        var closed = await sample.Close();
        Assert.Null(closed.Stamp);
        Assert.Equal(Verifiers.Accepted, await Verifiers.Both(closed.Archive, work.Path, sample.PublicPem));
        Assert.Null(await sample.Complete(closed.Archive));

        authority.Instead = null;
        var completed = await sample.Restarted().Complete(closed.Archive);
        Assert.Equal(closed.Manifest, completed!.Manifest);
        Assert.Equal(Verifiers.Accepted, await Verifiers.Both(completed.Archive, work.Path, sample.PublicPem, authority.Roots));
    }

    [Fact]
    public async Task A_stamp_cannot_be_taken_off_a_signed_archive()
    {
        using var sample = new SealedSample(work.Path, stampedBy: authority.Address);
        var entries = SealedSample.Entries((await sample.Close()).Archive);
        entries.RemoveAll(e => e.Name == "timestamp.tsr");
        Assert.Equal("signature", await Verifiers.Both(StoredZip.Write(entries), work.Path, sample.PublicPem));
    }
}
