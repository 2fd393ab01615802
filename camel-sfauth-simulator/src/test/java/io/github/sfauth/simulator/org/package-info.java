/** Tests of the simulated org, over HTTP, each rule with the document it comes from. */
@NullMarked
package io.github.sfauth.simulator.org;

import org.jspecify.annotations.NullMarked;
