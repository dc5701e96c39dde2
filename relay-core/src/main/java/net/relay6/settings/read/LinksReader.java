package net.relay6.settings.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.Origin;
import net.relay6.settings.Template;
import net.relay6.settings.hocon.KeyOrigins;
import net.relay6.settings.hocon.Problems;
import net.relay6.settings.hocon.SettingsCursor;
import net.relay6.settings.hocon.SettingsValue;

/** Reads {@code links} and {@code link-defaults}. */
final class LinksReader {

  private static final String LINKS = "relay6.links";

  private final SettingsCursor relay;
  private final SettingsCursor defaults;
  private final Names serverNames;
  private final Problems problems;
  private final Map<String, Origin> originByInterface = new LinkedHashMap<>();
  private final Map<Template, String> interfaceByInterfaceId = new HashMap<>();

  /** Whether every link names its interface. */
  private boolean complete = true;

  LinksReader(SettingsCursor relay, Names serverNames, Problems problems) {
    this.relay = relay;
    this.defaults = relay.block("link-defaults");
    this.serverNames = serverNames;
    this.problems = problems;
  }

  /** The valid links, in the order of the file. */
  List<LinkSettings> read() {
    checkDefaults();
    int before = problems.count();
    List<SettingsValue> elements = relay.elements("links");
    if (elements.isEmpty() && problems.count() == before) {
      relay.lacks("links", "there is no link; write links = [ { interface = \"lan0\" } ]");
    }
    complete = !elements.isEmpty() && !problems.concern(LINKS);
    List<LinkSettings> links = new ArrayList<>();
    for (int index = 0; index < elements.size(); index++) {
      Optional<SettingsCursor> keys = named(elements.get(index), index).entry(defaults);
      complete &= keys.isPresent();
      keys.flatMap(this::link).ifPresent(links::add);
    }
    return links;
  }

  /** The interfaces and patterns of all links, in the order of the file. */
  Names names() {
    return new Names(List.copyOf(originByInterface.keySet()), complete);
  }

  /** The position of {@code name}, one of {@link #names}. */
  Origin origin(String name) {
    return originByInterface.getOrDefault(name, problems.origin(null));
  }

  private void checkDefaults() {
    defaults.refusePresent("interface", "each link has its own; move it into the link's block");
    defaults.refuse("interface-id", faultOfSharedInterfaceId());
    new LinkReader(defaults, serverNames, problems).read(Optional.empty());
  }

  /** Without the interface's name, all links would have the same Interface-Id. */
  private Optional<String> faultOfSharedInterfaceId() {
    return defaults
        .find("interface-id")
        .flatMap(value -> TemplateText.read(value, LinkReader.INTERFACE_ID_VARIABLES))
        .filter(template -> !template.uses(Template.VariableName.INTERFACE))
        .map(_ -> "each link has its own; move it into the link's block, or write {interface}");
  }

  private Optional<LinkSettings> link(SettingsCursor keys) {
    Optional<SettingsValue> written = keys.require("interface", "interface = \"lan0\"");
    Optional<String> name = written.flatMap(InterfaceText::read);
    complete &= name.isPresent();
    name.ifPresent(known -> refuseRepeatedInterface(known, written.orElseThrow()));
    Optional<LinkSettings> link = new LinkReader(keys, serverNames, problems).read(name);
    link.ifPresent(read -> refuseRepeatedInterfaceId(read, keys));
    return link;
  }

  private void refuseRepeatedInterface(String name, SettingsValue written) {
    Origin other = originByInterface.putIfAbsent(name, written.origin());
    if (other != null) {
      written.refuse("%s already has a link, at %s; remove one of them".formatted(name, other));
    }
  }

  /** Without this a reply could go to the wrong link (RFC 9915, section 19.1.1). */
  private void refuseRepeatedInterfaceId(LinkSettings link, SettingsCursor keys) {
    String other =
        interfaceByInterfaceId.putIfAbsent(link.namedInterfaceId(), link.interfaceName());
    if (other != null && !other.equals(link.interfaceName())) {
      keys.refuse(
          "interface-id",
          ("link %s has the interface-id %s too, so responses could not be matched to one of the"
                      + " two links; write")
                  .formatted(other, link.namedInterfaceId())
              + " another");
    }
  }

  /** Names the link by its interface, which identifies it better than its index. */
  private static SettingsValue named(SettingsValue element, int index) {
    return element.named(KeyOrigins.elementName(element, index));
  }
}
