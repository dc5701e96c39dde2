package net.relay6.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.relay6.agent.LinkLayerSource;
import net.relay6.feature.linklayer.LinkLayerTable;
import net.relay6.platform.FrameTap;
import net.relay6.platform.FrameTaps;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.TapRefused;
import net.relay6.settings.LinkOptions;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.Template;
import net.relay6.settings.TemplateVariable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Taps on the links whose servers are told hardware addresses. Where none can be had, that is said
 * once and relaying goes on without. Belongs to the control thread; what the sources give away is
 * asked for on the data plane's.
 */
final class LinkLayers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private record Tapped(FrameTap tap, LinkLayerSource source) {}

  private final FrameTaps taps;
  private LinkSelection selection;
  private final Map<Integer, Tapped> byIndex = new HashMap<>();
  private final Set<Integer> refused = new HashSet<>();
  private final LinkedHashSet<String> told = new LinkedHashSet<>();

  LinkLayers(RelaySettings settings, FrameTaps taps) {
    this.taps = taps;
    selection = new LinkSelection(settings);
  }

  /** Other settings from now on; links that are tapped already and shall be, stay so. */
  void follow(RelaySettings settings) {
    selection = new LinkSelection(settings);
    refused.clear();
  }

  private static boolean tellsThem(LinkSettings link) {
    LinkOptions options = link.options();
    List<Template> templates = new ArrayList<>();
    options.remoteId().ifPresent(templates::add);
    options.subscriberId().ifPresent(templates::add);
    options.vendorOptions().forEach(option -> templates.add(option.value()));
    options.suppliedOptions().forEach(option -> templates.add(option.value()));
    options.extraOptions().forEach(option -> templates.add(option.value()));
    return options.clientLinkLayerAddress()
        || templates.stream()
            .anyMatch(template -> template.uses(TemplateVariable.LINK_LAYER_ADDRESS));
  }

  /** Opens the taps that are missing and gives what tells addresses, by interface index. */
  Map<Integer, LinkLayerSource> follow(InterfaceSnapshot interfaces) {
    tappable(interfaces).stream()
        .filter(link -> !byIndex.containsKey(link.index()) && !refused.contains(link.index()))
        .forEach(this::open);
    return byIndex.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().source()));
  }

  /** Closes the taps of interfaces that are gone, once nobody asks their sources any more. */
  void retire(InterfaceSnapshot interfaces) {
    Set<Integer> there =
        tappable(interfaces).stream().map(NetworkLink::index).collect(Collectors.toSet());
    refused.retainAll(there);
    byIndex
        .entrySet()
        .removeIf(entry -> {
          boolean gone = !there.contains(entry.getKey());
          if (gone) {
            entry.getValue().tap().close();
          }
          return gone;
        });
  }

  private List<NetworkLink> tappable(InterfaceSnapshot interfaces) {
    return interfaces.interfaces().stream()
        .filter(link -> link.up() && link.linkLayerAddress().isPresent())
        .filter(link -> selection.of(link.name()).filter(LinkLayers::tellsThem).isPresent())
        .toList();
  }

  private void open(NetworkLink link) {
    try {
      FrameTap tap = taps.open(link.index());
      byIndex.put(link.index(), new Tapped(tap, new LinkLayerTable(tap)));
    } catch (TapRefused fault) {
      refused.add(link.index());
      tell(link, fault);
    }
  }

  /** Once for each name, of many names the last: an interface may come and go all day. */
  private void tell(NetworkLink link, TapRefused fault) {
    if (told.add(link.name())) {
      if (told.size() > GoneLinks.REMEMBERED) {
        told.removeFirst();
      }
      LOG.warn(
          "link {}: hardware addresses of clients cannot be read, {}; servers are not told them"
              + " (run relay6 with the capability CAP_NET_RAW, or set client-link-layer-address ="
              + " false)",
          link.name(),
          fault.words());
    }
  }

  @Override
  public void close() {
    byIndex.values().forEach(tapped -> tapped.tap().close());
    byIndex.clear();
  }

  /** What {@code check} takes for a tap: it only tells that there could be one. */
  static Map<Integer, LinkLayerSource> assumed(InterfaceSnapshot interfaces) {
    return interfaces.interfaces().stream()
        .filter(link -> link.linkLayerAddress().isPresent())
        .collect(Collectors.toMap(NetworkLink::index, _ -> LinkLayerSource.NONE));
  }
}
