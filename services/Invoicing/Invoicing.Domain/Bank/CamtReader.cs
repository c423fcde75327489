using System.Runtime.CompilerServices;
using Recouvrement.Invoicing.Domain.Xml;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>
/// Reads statements (camt.053) and notifications (camt.054) of every version, entry by entry, in constant memory. Nothing throws for content:
/// what cannot be read, or does not add up, is refused with a reason.
/// </summary>
public static class CamtReader
{
    /// <summary>All parts in order; after <see cref="CamtPart.Refused"/> comes nothing.</summary>
    /// <param name="content">Read once, forward; not disposed.</param>
    /// <param name="stop">Cancels.</param>
    public static async IAsyncEnumerable<CamtPart> Read(Stream content, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var parts = Parts(content, stop).GetAsyncEnumerator(stop);
        while (true)
        {
            CamtPart? next;
            try
            {
                next = await parts.MoveNextAsync() ? parts.Current : null;
            }
            catch (UnreadableXml bad)
            {
                next = new CamtPart.Refused("camt_unreadable", bad.Line, bad.Message);
            }

            if (next is null) yield break;
            yield return next;
            if (next is CamtPart.Refused) yield break;
        }
    }

    static async IAsyncEnumerable<CamtPart> Parts(Stream content, [EnumeratorCancellation] CancellationToken stop)
    {
        using var xml = new SafeXml(content);
        if (!await xml.NextIn(-1, stop) || xml.Name != "Document")
        {
            yield return new CamtPart.Refused("camt_unknown", xml.Line, "Its root is no Document of ISO 20022.");
            yield break;
        }

        if (!await xml.NextIn(0, stop) || KindOf(xml.Name) is not { } kind)
        {
            yield return new CamtPart.Refused("camt_unknown", xml.Line, $"It is neither a statement (camt.053) nor a notification (camt.054): {xml.Namespace}.");
            yield break;
        }

        var (statements, isEmpty) = (0, xml.IsEmpty);
        while (!isEmpty && await xml.NextIn(1, stop))
        {
            if (xml.Name != kind) continue;
            statements++;
            await foreach (var part in new CamtStatement(xml, kind == "Ntfctn").Read(stop)) yield return part;
        }

        // The rest of the file, so that one that breaks off or goes on as something else is seen.
        while (await xml.NextIn(-1, stop))
        {
        }

        if (statements == 0) yield return new CamtPart.Refused("camt_empty", 0, "It holds no statement.");
    }

    static string? KindOf(string name) => name switch { "BkToCstmrStmt" => "Stmt", "BkToCstmrDbtCdtNtfctn" => "Ntfctn", _ => null };
}
