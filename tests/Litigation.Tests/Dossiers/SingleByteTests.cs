using System.Globalization;
using Recouvrement.Litigation.Dossiers.Sealing;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>After any single byte is changed, of any file, of the seal or of the container, both verifiers refuse, and with the same code.</summary>
public sealed class SingleByteTests(WorkFolder work, StampingAuthority authority) : IClassFixture<WorkFolder>, IClassFixture<StampingAuthority>
{
    const int Every = 61, EveryOfStamp = 13;

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task No_byte_of_the_archive_can_be_changed(bool signed, bool stamped)
    {
        using var sample = new SealedSample(work.Path, signed, stamped ? authority.Address : null);
        var archive = (await sample.Close()).Archive;
        Assert.Equal(Verifiers.Accepted, await Verifiers.Both(archive, work.Path, sample.PublicPem));

        var large = archive.AsSpan().IndexOf(sample.Files.Single(f => f.Path == SealedSample.Large).Content);
        var positions = Enumerable.Range(0, archive.Length).Where(at => at < large || at >= large + 60_000 || at % Every == 0).ToList();
        var script = await Verifiers.Script_of_each(archive, work.Path, sample.PublicPem, "raw", positions.Select(Text));
        foreach (var at in positions)
        {
            var program = Verifiers.Program(Flipped(archive, at), sample.PublicKey);
            Assert.True(program != Verifiers.Accepted, $"byte {at} can be changed");
            Assert.True(program == script[Text(at)], $"byte {at}: the program says {program}, the script {script[Text(at)]}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_byte_of_a_file_can_be_changed_by_who_mends_the_container(bool stamped)
    {
        using var sample = new SealedSample(work.Path, signed: true, stamped ? authority.Address : null);
        var archive = (await sample.Close()).Archive;
        var entries = SealedSample.Entries(archive);

        var places = entries.SelectMany(e => Enumerable.Range(0, e.Content.Length).Where(at => at % Step(e) == 0).Select(at => (e.Name, At: at))).ToList();
        var script = await Verifiers.Script_of_each(archive, work.Path, sample.PublicPem, "repack", places.Select(p => $"{p.Name} {Text(p.At)}"));
        foreach (var (name, at) in places)
        {
            var program = Verifiers.Program(StoredZip.Write([.. entries.Select(e => (e.Name, e.Name == name ? Flipped(e.Content, at) : e.Content))]), sample.PublicKey);
            Assert.True(program != Verifiers.Accepted, $"byte {at} of {name} can be changed");
            Assert.True(program == script[$"{name} {Text(at)}"], $"byte {at} of {name}: the program says {program}, the script {script[$"{name} {Text(at)}"]}");
        }
    }

    // Each byte of the stamp costs the script a run of openssl.
    static int Step((string Name, byte[] Content) entry) => entry.Name == "timestamp.tsr" ? EveryOfStamp : entry.Content.Length < 10_000 ? 1 : Every;

    static byte[] Flipped(byte[] content, int at)
    {
        var changed = content.ToArray();
        changed[at] ^= (byte)(1 << (at % 8));
        return changed;
    }

    static string Text(int at) => at.ToString(CultureInfo.InvariantCulture);
}
