using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Correspondence.Texts;

namespace Recouvrement.Correspondence.OwnTexts;

/// <summary>Renders a text with every sample, in every tone it is for, reads it back, and says all that is wrong with it.</summary>
sealed class TextCheck(TextPress press)
{
    const int MostShown = 200;

    /// <summary>The faults; none where it may be put in force.</summary>
    public async Task<IReadOnlyList<TextFault>> Faults(TextKey key, TextSource source, CancellationToken stop)
    {
        var faults = new List<TextFault>();
        foreach (var (sample, tone) in Trials(key))
        {
            var content = SampleContent.Of(sample, key.Form, key.Language, tone);
            try
            {
                foreach (var (part, text) in source switch
                {
                    TextSource.Letter letter => [("pdf", await press.Read(await press.Typeset(letter, key.Name, content, stop), stop))],
                    TextSource.Email email   => Parts(press.Fill(email, content), sample, faults),
                    _ => throw new System.Diagnostics.UnreachableException(),
                })
                    faults.AddRange(part is "subject"
                        ? SafeWording.Forbidden(key.Kind, key.Language, new(text)).Select(said => new TextFault("forbidden_wording", part, sample.Name, said))
                        : RequiredMentions.Faults(key, part, sample, new(text)));
            }
            catch (RegexMatchTimeoutException)
            {
                faults.Add(new("does_not_render", source is TextSource.Letter ? "pdf" : "text", sample.Name, "It takes too long to be read back."));
                break;
            }
            catch (OwnTextFails fails)
            {
                // Asking again costs seconds and says the same.
                faults.Add(new("does_not_render", source is TextSource.Letter ? "pdf" : "text", sample.Name, fails.Message));
                if (fails.IsTooMuch) break;
            }
        }

        return [.. faults.Distinct().Take(MostShown)];
    }

    /// <summary>Names of what was found, for the record.</summary>
    public static ImmutableArray<string> NamesOf(IEnumerable<TextFault> faults) => [.. faults.Select(fault => fault.Mention).Distinct().Order(StringComparer.Ordinal)];

    // All tones with one sample, and a tone with each of the others.
    static IEnumerable<(TextSample Sample, string Tone)> Trials(TextKey key)
    {
        var (samples, tones) = (TextSamples.For(key.Kind), key.Tone is { } only ? [only] : TextKey.Tones);
        foreach (var tone in tones) yield return (samples[0], tone);
        foreach (var (sample, at) in samples.Skip(1).Select((sample, at) => (sample, at))) yield return (sample, tones[at % tones.Count]);
    }

    static (string Part, string Text)[] Parts(EmailText mail, TextSample sample, List<TextFault> faults)
    {
        faults.AddRange(HtmlReading.Unsafe(mail.Html).Select(found => new TextFault("unsafe_markup", "html", sample.Name, found)));
        if (string.IsNullOrWhiteSpace(mail.Subject) || mail.Subject.Length > 200) faults.Add(new("subject", "subject", sample.Name, "one line of 1 to 200 characters"));
        return [("subject", mail.Subject), ("text", mail.Text), ("html", HtmlReading.Text(mail.Html))];
    }
}
