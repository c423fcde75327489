using System.Collections.Concurrent;
using HandlebarsDotNet;
using Microsoft.Extensions.Options;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Correspondence.OwnTexts;

/// <summary>No document comes of a text that an entity has written. Says what is wrong with the text; may cite data.</summary>
sealed class OwnTextFails(string reason, Exception? cause = null) : Exception(reason, cause)
{
    /// <summary>The text took too long or too much memory.</summary>
    public bool IsTooMuch { get; init; }
}

/// <summary>
/// Makes documents of texts. What an entity has written is hostile until proven otherwise: its letters are typeset by a worker of their own, with little time and memory, that is killed
/// when it wants more, so that no shipped letter waits for it; its e-mails were read by <see cref="HandlebarsRules"/>.
/// </summary>
sealed class TextPress(
    Typesetter typesetter, [FromKeyedServices(TextPress.Apart)] Typesetter apart, EmailTexts emails, ShippedTexts shipped, TimeProvider time)
{
    /// <summary>Key of the typesetter for texts that entities have written.</summary>
    public const string Apart = "apart";

    const int LongestMail = 2_000_000, LargestLetter = 10 * 1024 * 1024;

    static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<string, DateTimeOffset> tooMuch = [];

    /// <summary>The typesetter for texts that entities have written: one worker, short of time and memory (<c>Texts:Timeout</c>, <c>Texts:MostMemory</c>).</summary>
    public static Typesetter TypesetterApart(IServiceProvider parts)
    {
        var (all, own) = (parts.GetRequiredService<IOptions<TypesettingOptions>>().Value, parts.GetRequiredService<IConfiguration>().GetSection("Texts"));
        return new(
            Options.Create(new TypesettingOptions
            {
                Node = all.Node, Worker = all.Worker, Templates = all.Templates, Standard = all.Standard, LargestPdf = all.LargestPdf, Workers = 1, Waiting = 200,
                Timeout = own.GetValue("Timeout", TimeSpan.FromSeconds(10)), MostMemory = own.GetValue("MostMemory", 512L * 1024 * 1024),
            }), parts.GetRequiredService<ILogger<Typesetter>>());
    }

    /// <summary>A letter.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="content">Of whom and what.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="inside">Files that its PDF carries; null: none.</param>
    /// <exception cref="TemplateError">The shipped text or its data is wrong.</exception>
    /// <exception cref="TypesettingFailed">No worker could do it.</exception>
    /// <exception cref="OwnTextFails">The entity's own text gives no document.</exception>
    public async Task<byte[]> Letter(ChosenText text, TextContent content, CancellationToken stop, IReadOnlyList<PdfFile>? inside = null)
    {
        if (text.Own is not TextSource.Letter own) return await typesetter.Typeset(shipped.File(text.Used.Name), content, inside ?? [], stop);
        // One that has just eaten up its time is not tried at once for every message that waits.
        if (tooMuch.TryGetValue(text.Used.Sha256, out var since) && time.GetUtcNow() - since < Rest) throw new OwnTextFails("This text took too long a moment ago.") { IsTooMuch = true };
        try
        {
            return await Typeset(own, text.Used.Name, content, stop, inside);
        }
        catch (OwnTextFails fails) when (fails.IsTooMuch)
        {
            tooMuch[text.Used.Sha256] = time.GetUtcNow();
            throw;
        }
    }

    /// <summary>A letter from a source that nobody has put in force.</summary>
    /// <param name="source">What the entity has written.</param>
    /// <param name="name">Its kind, language and tone.</param>
    /// <param name="content">Of whom and what.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="inside">Files that its PDF carries; null: none.</param>
    /// <exception cref="OwnTextFails">It gives no document.</exception>
    /// <exception cref="TypesettingFailed">No worker could do it.</exception>
    public async Task<byte[]> Typeset(TextSource.Letter source, string name, TextContent content, CancellationToken stop, IReadOnlyList<PdfFile>? inside = null)
    {
        try
        {
            var pdf = await apart.Typeset(shipped.File($"{name}.own"), content, inside ?? [], stop, source.Typst);
            return pdf.Length <= LargestLetter ? pdf : throw new OwnTextFails("It makes a letter that is larger than any can be.") { IsTooMuch = true };
        }
        catch (TemplateError wrong)
        {
            throw new OwnTextFails(wrong.Message, wrong);
        }
        catch (TypesettingFailed failed) when (failed.IsOfRequest || failed.InnerException is not (null or System.ComponentModel.Win32Exception))
        {
            throw new OwnTextFails("It takes too long or too much memory.", failed) { IsTooMuch = true };
        }
    }

    /// <summary>What stands on the pages of a letter from such a source.</summary>
    /// <exception cref="OwnTextFails">It cannot be read back.</exception>
    /// <exception cref="TypesettingFailed">No worker could do it.</exception>
    public async Task<string> Read(byte[] pdf, CancellationToken stop)
    {
        try
        {
            return (await apart.ReadText(pdf, stop)).Text;
        }
        catch (Exception wrong) when (wrong is UnreadablePdf or TypesettingFailed { IsOfRequest: true })
        {
            throw new OwnTextFails("The letter that it makes cannot be read back.", wrong) { IsTooMuch = true };
        }
    }

    /// <summary>An e-mail.</summary>
    /// <exception cref="HandlebarsException">The shipped text or its data is wrong.</exception>
    /// <exception cref="OwnTextFails">The entity's own text gives no mail.</exception>
    public EmailText Email(ChosenText text, string kind, TextContent content) => text.Own is TextSource.Email own ? Fill(own, content) : emails.Render(kind, content);

    /// <summary>An e-mail from a source that nobody has put in force.</summary>
    /// <exception cref="OwnTextFails">It gives no mail.</exception>
    public EmailText Fill(TextSource.Email source, TextContent content)
    {
        try
        {
            var filled = emails.Render(source.Handlebars, content);
            return filled.Subject.Length + filled.Text.Length + filled.Html.Length <= LongestMail ? filled : throw new OwnTextFails("It is longer than a mail can be.");
        }
        catch (Exception wrong) when (wrong is HandlebarsException or InvalidCastException or NullReferenceException or ArgumentException or FormatException or IndexOutOfRangeException or KeyNotFoundException or InvalidOperationException)
        {
            throw new OwnTextFails(wrong.Message, wrong);
        }
    }
}
