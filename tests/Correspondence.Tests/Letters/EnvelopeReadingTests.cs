using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recouvrement.Correspondence.Copies;
using Recouvrement.Correspondence.Post;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Correspondence.Tests.Post;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Platform.Typesetting;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>What is looked at before an envelope is filled: a hostile copy takes no more of the one worker than must be. A document is here so many pages as it has bytes; of none, it cannot be read.</summary>
public sealed class EnvelopeReadingTests : IDisposable
{
    static readonly PdfPageSize A4 = new(595, 842);

    readonly List<int> looked = [];
    readonly PrintedCopies printed;
    Func<int, CancellationToken, Task> waits = (_, _) => Task.CompletedTask;

    public EnvelopeReadingTests() => printed = new(
        async (bytes, stop) =>
        {
            looked.Add(bytes.Length);
            await waits(bytes.Length, stop);
            return bytes.Length == 0 ? throw new UnreadablePdf("torn") : new(bytes.Length, false, [A4]);
        }, NullLogger<PrintedCopies>.Instance);

    [Fact]
    public async Task What_cannot_fit_any_more_is_not_looked_at()
    {
        var enclosed = await Filled(sheets: 3, letter: 1, Copies(2, 1, 1, 2, 9));
        Assert.Equal(["F-0", "F-1"], enclosed.Copies.Select(copy => copy.Number));
        Assert.Equal(["F-2", "F-3", "F-4"], enclosed.Words!.LeftOut);
        Assert.Equal([2, 1, 1], looked);
    }

    [Fact]
    public async Task A_longer_letter_pushes_a_large_copy_out_and_then_a_small_one_behind_it_is_looked_at()
    {
        var enclosed = await Filled(sheets: 4, letter: 3, Copies(6, 1));
        Assert.Equal([("F-1", 1)], enclosed.Copies.Select(copy => (copy.Number, copy.Pages!.Value)));
        Assert.Equal(["F-0"], enclosed.Words!.LeftOut);
    }

    [Fact]
    public async Task Whoever_adds_a_sheet_for_the_address_leaves_room_for_one_less() =>
        Assert.Single((await Filled(sheets: 3, letter: 1, Copies(1, 1), addedSheets: 1)).Copies);

    [Fact]
    public async Task What_was_looked_at_is_not_looked_at_again_be_it_good_or_not()
    {
        var copies = Copies(0, 2, 0);
        for (var i = 0; i < 3; i++) Assert.Equal(["F-1"], (await Filled(sheets: 5, letter: 1, copies)).Copies.Select(copy => copy.Number));
        Assert.Equal([0, 0, 1, 1, 1, 2], looked.Order());
    }

    [Fact]
    public async Task When_the_time_is_up_the_letter_goes_without_what_nobody_has_looked_at_and_names_it()
    {
        waits = (pages, stop) => pages == 7 ? Task.Delay(Timeout.Infinite, stop) : Task.CompletedTask;
        var enclosed = await Filled(sheets: 45, letter: 1, Copies(1, 7, 1), within: TimeSpan.FromMilliseconds(200));
        Assert.Equal(["F-0"], enclosed.Copies.Select(copy => copy.Number));
        Assert.Equal((null, "F-1 F-2"), (enclosed.Against, string.Join(' ', enclosed.Words!.LeftOut)));
    }

    [Fact]
    public async Task What_is_sent_for_its_copies_alone_waits_when_the_time_is_up_and_is_not_given_up()
    {
        waits = (pages, stop) => pages == 7 ? Task.Delay(Timeout.Infinite, stop) : Task.CompletedTask;
        var found = new Enclosed(new(Copies: true, IsNothingWithout: true, Printed: true), Copies(1, 7), null) { IsPrinted = true };
        Assert.Equal(new Prepared.NotYet("copies_not_read"), (await Filled(45, 1, found, 0, TimeSpan.FromMilliseconds(200))).Against);
    }

    [Fact]
    public async Task Whoever_stops_the_service_stops_the_looking()
    {
        using var stop = new CancellationTokenSource();
        waits = (_, end) =>
        {
            stop.Cancel();
            return Task.Delay(Timeout.Infinite, end);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Envelopes(45, 0, TimeSpan.FromMinutes(1)).Fill(Found(Copies(1)), _ => Task.FromResult(new byte[1]), stop.Token));
    }

    public void Dispose() => printed.Dispose();

    Task<Enclosed> Filled(int sheets, int letter, InvoiceCopy[] copies, int addedSheets = 0, TimeSpan? within = null) => Filled(sheets, letter, Found(copies), addedSheets, within);

    async Task<Enclosed> Filled(int sheets, int letter, Enclosed found, int addedSheets, TimeSpan? within) =>
        (await Envelopes(sheets, addedSheets, within ?? TimeSpan.FromMinutes(1)).Fill(found, _ => Task.FromResult(new byte[letter]), default)).Enclosed;

    Envelopes Envelopes(int sheets, int addedSheets, TimeSpan within) => new(
        printed, new PostProviders([new ScriptedProvider { AddedSheets = addedSheets }]), Options.Create(new CopiesOptions { MostSheets = sheets, ReadWithin = within }), NullLogger<Envelopes>.Instance);

    static Enclosed Found(InvoiceCopy[] copies) => new(new(Copies: true, Printed: true), copies, new CopiesInWords([], false)) { IsPrinted = true };

    static InvoiceCopy[] Copies(params int[] pages) =>
        [.. pages.Select((count, at) => new InvoiceCopy(Guid.CreateVersion7(), $"F-{at}", $"facture-F-{at}.pdf", "application/pdf", $"{at:x64}", new byte[count]))];
}
