package net.relay6.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.platform.FrameTap;
import net.relay6.platform.TapRefused;
import net.relay6.platform.linux.PacketTaps;
import net.relay6.platform.linux.ProcInterfaceTable;

/**
 * A program for machines of the lab: taps an interface and prints who sends.
 *
 * <pre>
 * TapTool INTERFACE
 *   prints: READY, or why the tap is refused
 *   prints: heard SOURCE HARDWARE-ADDRESS
 * </pre>
 */
final class TapTool {

  private static final long PAUSE_MILLIS = 20;

  private TapTool() {}

  /** Starts it on a machine, after the words of {@code before}, such as those of setpriv(1). */
  static LabProcess start(Namespace machine, String interfaceName, String... before) {
    List<String> command = new ArrayList<>(List.of(before));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            TapTool.class.getName(),
            interfaceName));
    return machine.start("tap-" + interfaceName, command);
  }

  /** Drains the tap until it is ended. */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    int index = new ProcInterfaceTable().snapshot().named(arguments[0]).orElseThrow().index();
    try (FrameTap tap = new PacketTaps().open(index);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      System.out.println("READY");
      clock
          .scheduleWithFixedDelay(
              () -> tap.drain(TapTool::print), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS)
          .get();
    } catch (TapRefused refusal) {
      System.out.println(refusal.getMessage());
    }
  }

  private static void print(Ipv6Address source, LinkLayerAddress sender) {
    System.out.println("heard " + source + " " + sender);
  }
}
